/** What `JSON.parse` does not tell: how many members the text has, and how deep it goes. */
export interface JsonShape {
  readonly members: number;
  readonly depth: number;
}

/**
 * Measures a text that `JSON.parse` has accepted. Outside strings a colon stands for exactly one member, so
 * one pass that skips strings counts them; a member more than the parsed value has is a key written twice.
 */
export function jsonShape(text: string): JsonShape {
  let members = 0;
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22: // "
        at = endOfString(text, at);
        break;
      case 0x3a: // :
        members += 1;
        break;
      case 0x5b: // [
      case 0x7b: // {
        depth += 1;
        if (depth > deepest) deepest = depth;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1;
        break;
    }
  }
  return { members, depth: deepest };
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === 0x5c) before -= 1;
  return (at - before) % 2 === 0;
}

/**
 * The members a parsed value has: of a key written twice, one. `NaN` where it holds what no appeal may:
 * `1e999`, `__proto__`.
 */
export function countMembers(value: unknown): number {
  if (typeof value === "number") return Number.isFinite(value) ? 0 : NaN;
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) for (const element of value) count += countMembers(element);
  else
    for (const key in value)
      count += key === "__proto__" ? NaN : 1 + countMembers((value as Record<string, unknown>)[key]);
  return count;
}
