import { parse } from "@humanwhocodes/momoa";
import type { JsonPath } from "../json/index.js";
import { nodeAt } from "./source.js";

/**
 * JSON text with the value at a path replaced, all else as it was written. The path must be there.
 *
 * @example replaced('{ "a": [1, 2] }', ["a", 1], 3) // '{ "a": [1, 3] }'
 */
export function replaced(text: string, path: JsonPath, value: unknown): string {
  const { start, end } = nodeAt(parse(text, { mode: "json" }), path, "value").loc;
  return `${text.slice(0, start.offset)}${spaced(value)}${text.slice(end.offset)}`;
}

/** On one line, as people write what is short: `{ "a": ["b", "c"] }`. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${spaced(one)}`);
  return `{ ${members.join(", ")} }`;
}
