import type { z } from "zod";
import { yearSchema } from "../calendar/index.js";
import { casesSchema } from "./schema/cases.js";
import { categoriesSchema } from "./schema/categories.js";
import { classifySchema } from "./schema/classify.js";
import { conditionsSchema } from "./schema/conditions.js";
import { directorySchema } from "./schema/directory.js";
import { disposeSchema } from "./schema/dispose.js";
import { limitsSchema } from "./schema/limits.js";
import { listsSchema } from "./schema/lists.js";
import { packSchema } from "./schema/pack.js";
import { responsibilitySchema } from "./schema/responsibility.js";
import { routeSchema } from "./schema/route.js";
import { topicsSchema } from "./schema/topics.js";
import { unitsSchema } from "./schema/units.js";
import { variantsSchema } from "./schema/variants.js";

interface FileKind<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** The file's own name, or the folder that holds any number of such files. */
  readonly file?: string;
  readonly folder?: string;
  readonly required: boolean;
  /** What the file is, for people. */
  readonly title: string;
}

const file = <S extends z.ZodType>(name: string, schema: S, title: string, required = true): FileKind<S> => ({
  schema,
  file: name,
  required,
  title,
});
const folder = <S extends z.ZodType>(
  name: string,
  schema: S,
  title: string,
  required = true,
): FileKind<S> => ({ schema, folder: name, required, title });

/** Every kind of file a pack has. Reading, checking and the JSON Schemas all go by this table. */
export const fileKinds = {
  pack: file("pack.json", packSchema, "规则包"),
  categories: file("categories.json", categoriesSchema, "诉求类型"),
  topics: file("topics.json", topicsSchema, "诉求事项"),
  units: folder("units", unitsSchema, "承办单位"),
  classify: file("classify.json", classifySchema, "分类规则"),
  dispose: file("dispose.json", disposeSchema, "处置规则"),
  directory: folder("directory", directorySchema, "派单目录"),
  route: file("route.json", routeSchema, "派单原则"),
  limits: file("limits.json", limitsSchema, "办理时限"),
  responsibility: file("responsibility.json", responsibilitySchema, "首接负责制"),
  variants: file("variants.json", variantsSchema, "异体字", false),
  lists: folder("lists", listsSchema, "名单", false),
  conditions: file("conditions.json", conditionsSchema, "命名条件", false),
  calendar: folder("calendar", yearSchema, "工作日历"),
  cases: folder("cases", casesSchema, "用例", false),
} as const;

export type FileKindName = keyof typeof fileKinds;
export type FileData<Kind extends FileKindName> = z.infer<(typeof fileKinds)[Kind]["schema"]>;

export const fileKindNames = Object.keys(fileKinds) as FileKindName[];

/** Which kind of file a path in a pack is, or `undefined` where a pack has no such file. */
export function fileKindOf(path: string): FileKindName | undefined {
  return fileKindNames.find((name) => {
    const kind: FileKind<z.ZodType> = fileKinds[name];
    return (
      kind.file === path ||
      (kind.folder !== undefined && new RegExp(`^${kind.folder}/[^/]+\\.json$`).test(path))
    );
  });
}
