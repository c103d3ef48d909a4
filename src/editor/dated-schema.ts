import { isObject } from "../json/index.js";
import { type Collection, type FileKindName, type Shape, type Shapes, shapes } from "../pack/index.js";
import { effective, type JsonSchema, withMembers } from "./schema-members.js";

/** The JSON Schema of a file whose entries may each say in `effective` on which days they are in force. */
export function datedSchema(kind: FileKindName, schema: JsonSchema): JsonSchema {
  return withMembers(schema, shapes[kind], dated);
}

function dated(schema: JsonSchema, shape: Shape): JsonSchema {
  if (shape.is === "settings") return withMembers(schema, shape.inside, dated);
  if (shape.is === "rule") return versions(entry(schema, {}));
  if (shape.undated) return schema;
  if (shape.by !== "key") return { ...schema, items: item(schema["items"] as JsonSchema, shape) };
  const one = schema["additionalProperties"] as JsonSchema;
  return { ...schema, additionalProperties: shape.plain ? plainVersions(one) : versions(entry(one, {})) };
}

/** Of what stands under a key of its own there may be several, one after another. */
function versions(one: JsonSchema): JsonSchema {
  const required = [...((one["required"] as string[] | undefined) ?? []), "effective"];
  const { description } = one;
  return { ...(description !== undefined && { description }), anyOf: [one, list({ ...one, required })] };
}

function plainVersions(one: JsonSchema): JsonSchema {
  const version = holding("value", { description: "值", ...one });
  return { anyOf: [one, version, list(version)] };
}

function list(items: JsonSchema): JsonSchema {
  return { type: "array", items, minItems: 1, description: "先后有效的几条，各写有效的日期" };
}

function item(one: JsonSchema, { by, inside = {} }: Collection): JsonSchema {
  if (by !== "text" && by !== "word") return entry(one, inside);
  const { anyOf = [one] } = entry(one, inside);
  return {
    anyOf: [...(anyOf as JsonSchema[]), holding("word", { type: "string", minLength: 1, description: "词" })],
  };
}

function holding(key: string, value: JsonSchema): JsonSchema {
  return {
    type: "object",
    properties: { [key]: value, effective },
    required: [key, "effective"],
    additionalProperties: false,
  };
}

function entry(schema: JsonSchema, inside: Shapes): JsonSchema {
  if (Array.isArray(schema["anyOf"]))
    return { ...schema, anyOf: (schema["anyOf"] as JsonSchema[]).map((one) => entry(one, inside)) };
  if (!isObject(schema["properties"])) return schema;
  const whole = withMembers(schema, inside, dated);
  return { ...whole, properties: { ...(whole["properties"] as object), effective } };
}
