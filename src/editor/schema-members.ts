import { z } from "zod";
import { isObject } from "../json/index.js";
import { daysSchema, type Shape, shapeAt, type Shapes } from "../pack/index.js";

/** As much of a JSON Schema as is looked at here. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema of a part of a file. */
export function written(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input" });
  return rest;
}

/** What any entry may say of the days on which it is in force. */
export const effective = written(daysSchema);

/** The schema of an object with those of its members changed that have a shape. */
export function withMembers(
  schema: JsonSchema,
  inside: Shapes,
  change: (member: JsonSchema, shape: Shape) => JsonSchema,
): JsonSchema {
  const { properties, additionalProperties: others } = schema;
  const changed = Object.entries(isObject(properties) ? properties : {}).map(([key, member]) => {
    const shape = shapeAt(inside, key);
    return [key, shape ? change(member as JsonSchema, shape) : member];
  });
  const any = inside["*"];
  return {
    ...schema,
    ...(isObject(properties) && { properties: Object.fromEntries(changed) }),
    ...(isObject(others) && any && { additionalProperties: change(others, any) }),
  };
}
