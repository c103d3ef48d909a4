import { z } from "zod";
import { appealSchema } from "../appeal/index.js";
import { fileKindNames, fileKinds } from "../pack/index.js";

/**
 * The version of the language that pack files are written in. The first number goes up where a pack that
 * compiled is refused or decides otherwise, the second where packs may say more than before.
 */
const ruleLanguage = "1.0";

/**
 * Returns the JSON Schema (draft 2020-12) of every kind of pack file and of the appeal, by name, with Chinese
 * descriptions for editors.
 *
 * @example Object.keys(jsonSchemas()).includes("appeal") // true
 */
export function jsonSchemas(): Record<string, object> {
  const schemas: [string, z.ZodType, string][] = [
    ...fileKindNames.map((name): [string, z.ZodType, string] => [
      name,
      fileKinds[name].schema,
      fileKinds[name].title,
    ]),
    ["appeal", appealSchema, "诉求"],
  ];
  const $comment = `规则语言 ${ruleLanguage}`;
  return Object.fromEntries(
    schemas.map(([name, schema, title]) => [
      name,
      { ...z.toJSONSchema(schema, { io: "input" }), title, $comment },
    ]),
  );
}
