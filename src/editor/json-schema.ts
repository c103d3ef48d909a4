import { z } from "zod";
import { appealSchema } from "../appeal/index.js";
import { type FileKindName, fileKindNames, fileKinds } from "../pack/index.js";
import { datedSchema } from "./dated-schema.js";
import { layerSchema } from "./layer-schema.js";

/**
 * The version of the language that pack files are written in. The first number goes up where a pack that
 * compiled is refused or decides otherwise, the second where packs may say more than before.
 */
const ruleLanguage = "1.0";

/**
 * Returns the JSON Schema (draft 2020-12) of every kind of pack file and of the appeal, by name, with Chinese
 * descriptions for editors; `layer/<name>` is that of a pack that extends others.
 *
 * @example Object.keys(jsonSchemas()).includes("appeal") // true
 */
export function jsonSchemas(): Record<string, object> {
  const files = fileKindNames.map((name) => [name, ofFile(name, fileKinds[name].title)]);
  // Cases are not taken over, so that a layer's are as any.
  const layers = fileKindNames
    .filter((name) => name !== "cases")
    .map((name) => [`layer/${name}`, ofLayer(name)]);
  return Object.fromEntries([...files, ["appeal", titled(appealSchema, "诉求")], ...layers]);
}

function titled(schema: z.ZodType, title: string) {
  return { ...z.toJSONSchema(schema, { io: "input" }), title, $comment: `规则语言 ${ruleLanguage}` };
}

function ofFile(name: FileKindName, title: string) {
  return datedSchema(name, titled(fileKinds[name].schema, title));
}

function ofLayer(name: FileKindName) {
  return layerSchema(name, ofFile(name, `${fileKinds[name].title}（在别的规则包上面）`));
}
