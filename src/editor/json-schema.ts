import { z } from "zod";
import { appealSchema } from "../appeal/index.js";
import { fileKindNames, fileKinds } from "../pack/index.js";

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
  return Object.fromEntries(
    schemas.map(([name, schema, title]) => [name, { ...z.toJSONSchema(schema, { io: "input" }), title }]),
  );
}
