import { z } from "zod";
import { id, reasons, schemaKey, strict, title } from "../../diagnostic/index.js";

export const dispositions = ["answer", "transfer", "inform", "forward", "dispatch"] as const;

/** What is done with an appeal (处置方式). */
export type Disposition = (typeof dispositions)[number];

/** What each disposition is called, what it cannot do without, and whether it sends the appeal to a unit. */
export const dispositionTerms: Readonly<
  Record<Disposition, { title: string; needs: "script" | "hotline" | null; toUnit: boolean }>
> = {
  answer: { title: "即时答复", needs: null, toUnit: false },
  transfer: { title: "转接专线", needs: "hotline", toUnit: false },
  inform: { title: "告知引导", needs: "script", toUnit: false },
  forward: { title: "转达", needs: null, toUnit: true },
  dispatch: { title: "派单", needs: null, toUnit: true },
};

const titles = dispositions.map((name) => `${name} ${dispositionTerms[name].title}`);

/** How an appeal is disposed of: the same shape in a category's default and in a rule's `then`. */
export const disposalShape = {
  disposition: z.enum(dispositions).describe(`处置方式：${titles.join("、")}`),
  script: id.optional().describe("话术：dispose.json 里 scripts 的标识"),
  hotline: z.string().optional().describe("专线号码：dispose.json 里 hotlines 的号码"),
};

export type Disposal = {
  disposition: Disposition;
  script?: string | undefined;
  hotline?: string | undefined;
};

export const categoriesSchema = strict({
  ...schemaKey,
  categories: z
    .array(
      strict({
        id: id.describe("诉求类型标识"),
        title: title.describe("名称，如 咨询"),
        ...disposalShape,
        accuses: z.boolean().describe("是否指着谁说的，如投诉、举报：文字里指名的单位不经人核对不承办"),
        confidential: z.boolean().describe("是否一律为诉求人保密，如举报"),
        ...reasons,
      }),
    )
    .min(1)
    .describe("诉求类型（八类）"),
});

export type Category = z.infer<typeof categoriesSchema>["categories"][number];

/** The id under which a category's own disposition is cited. */
export function categoryRule(category: string): string {
  return `category.${category}`;
}
