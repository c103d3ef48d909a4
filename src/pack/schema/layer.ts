import { z } from "zod";
import { basis, list, pattern, strict } from "../../diagnostic/index.js";

const pin = pattern("layer-digest", /^[0-9a-f]{12}$/).describe("它在下层的摘要，由 paidan layers accept 写");
const without = list(z.string().min(1)).min(1).describe("去掉下层写了的哪几项，如 unless");
const topicName = pattern("topic-name", /^[^/]+$/);
const target = z.string().min(1);

/** `layer` of an entry: what the entry does to the packs below. */
export const verbSchema = z
  .union([
    z.enum(["first", "last", "replaces", "changes", "removes"]),
    strict({ before: target.describe("加在哪一条的前面") }),
    strict({ after: target.describe("加在哪一条的后面") }),
    strict({ replaces: pin }),
    strict({ changes: pin, without: without.optional() }),
    strict({ without }),
    strict({ renames: topicName.describe("下层的名称，不写上级；凡引用它的跟着改") }),
  ])
  .describe(
    "对下层做什么：first、last、before、after 加在哪里（不写就加在最后，最后一条总成立的，加在它前面）；replaces 整条换掉；changes 只改写出来的几项；removes 去掉；renames 改名",
  );

export type WrittenVerb = z.infer<typeof verbSchema>;

/** `extends` of pack.json: the packs below. */
export const extendsSchema = list(
  strict({
    id: z.string().min(1).describe("下层规则包的标识"),
    version: z.string().min(1).optional().describe("它的版本；写了的，换了版本要先看过再改这里"),
    folder: z.string().min(1).optional().describe("它的文件夹，相对本文件夹；不写，是 ../<标识>"),
  }),
)
  .min(1)
  .describe("以哪些规则包为底，在它们上面增、改、去；用例不沿用");

export type Base = z.infer<typeof extendsSchema>[number];

/**
 * `rebase`: what the packs below cite → what is cited instead; in pack.json for all files, in another for
 * those of its kind.
 */
export const rebaseSchema = z
  .record(
    z.string().min(1),
    z.union([
      basis,
      strict({
        basis: basis.optional().describe("换成哪些依据；不写，就去掉"),
        own: z.string().trim().min(1).optional().describe("没有写 own 的，由本包自己定的理由"),
      }),
    ]),
  )
  .describe("下层的依据换成什么：原依据 → 新依据");

export type RebaseTable = z.infer<typeof rebaseSchema>;
