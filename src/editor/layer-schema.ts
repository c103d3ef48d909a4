import {
  type Collection,
  type FileKindName,
  rebaseSchema,
  type Shape,
  type Shapes,
  shapes,
  verbSchema,
} from "../pack/index.js";
import { effective, type JsonSchema, withMembers, written } from "./schema-members.js";

const verb = written(verbSchema);
const removes: JsonSchema = { const: "removes", description: "去掉下层的" };

/**
 * The JSON Schema of a file of a pack that stands on others: as that of a whole file, but nothing has to be
 * there again that is below, and each entry may say in `layer` what it does.
 */
export function layerSchema(kind: FileKindName, whole: JsonSchema): JsonSchema {
  if (kind === "calendar") return relaxed(whole, { is: "rule" });
  const file = relaxed(whole, { is: "settings", inside: shapes[kind] });
  const properties = { ...(file["properties"] as object), rebase: written(rebaseSchema) };
  return kind === "pack" ? { ...file, required: ["id", "title", "version"] } : { ...file, properties };
}

function relaxed(schema: JsonSchema, shape: Shape): JsonSchema {
  switch (shape.is) {
    case "settings":
      return optional(schema, shape.inside);
    case "rule":
      return entry(schema, { is: "collection", by: "key" });
    case "collection":
      return collection(schema, shape);
  }
}

/** An object of which everything may be left out. */
function optional(schema: JsonSchema, inside: Shapes): JsonSchema {
  const { required: _, ...rest } = withMembers(schema, inside, relaxed);
  return rest;
}

function collection(schema: JsonSchema, shape: Collection): JsonSchema {
  if (shape.by !== "key") return { ...schema, items: item(schema["items"] as JsonSchema, shape) };
  const one = schema["additionalProperties"] as JsonSchema;
  return { ...schema, additionalProperties: shape.plain ? { anyOf: [one, gone()] } : entry(one, shape) };
}

function item(one: JsonSchema, shape: Collection): JsonSchema {
  if (shape.by !== "text") return entry(one, shape);
  return { anyOf: [one, gone({ word: { type: "string", description: "下层的哪一个" } })] };
}

/** What says that a mere value below is gone, and on which days. */
function gone(names: JsonSchema = {}): JsonSchema {
  return {
    type: "object",
    properties: { ...names, layer: removes, effective },
    required: [...Object.keys(names), "layer"],
    additionalProperties: false,
  };
}

/** An entry that has to say which it is, and may say what it does. */
function entry(schema: JsonSchema, shape: Collection): JsonSchema {
  if (Array.isArray(schema["anyOf"]))
    return { ...schema, anyOf: (schema["anyOf"] as JsonSchema[]).map((one) => entry(one, shape)) };
  if (schema["type"] === "array") return { ...schema, items: entry(schema["items"] as JsonSchema, shape) };
  if (schema["type"] !== "object") return schema;
  const bare = optional(schema, shape.inside ?? {});
  const properties = { ...(bare["properties"] as object), layer: verb };
  return { ...bare, properties, ...(shape.by in properties && { required: [shape.by] }) };
}
