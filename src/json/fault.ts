import { chineseQuote, type JsonFault, type JsonFaultName, readToken, type Token } from "./token.js";

type Expected = "value" | "value-or-end" | "key" | "key-or-end" | "colon" | "comma-or-end" | "nothing";

/**
 * Returns the first place where a text stops being JSON, told apart by what its writer most likely did;
 * `undefined` where the text is JSON.
 *
 * The parsers' own messages name tokens and differ from engine to engine; a rule editor needs to hear “a
 * comma is missing here”.
 * @example findJsonFault('{ "a": 1， "b": 2 }') // { fault: "chinese-punctuation", offset: 8, length: 1, meant: "," }
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: Token[] = [];
  let expected: Expected = "value";
  let previous: Token | undefined;
  for (let offset = 0; ;) {
    const token = readToken(text, offset);
    if ("fault" in token) return inString(text, token, previous) ?? token;
    const inObject = open.at(-1)?.kind === "{";
    if (token.kind === "end" && expected === "nothing") return undefined;
    const next = follow(expected, token, inObject);
    if (next === undefined) return misplaced(text, token, { expected, previous, open: open.at(-1) });
    if (next === "open") open.push(token);
    else if (next === "close") open.pop();
    const parent = open.at(-1);
    if (next === "open") expected = token.kind === "{" ? "key-or-end" : "value-or-end";
    else if (next !== "close" && next !== "after-value") expected = next;
    else expected = parent === undefined ? "nothing" : "comma-or-end";
    previous = token;
    offset = token.offset + token.length;
  }
}

/** What a token leads to where it may stand; `undefined` where it may not. */
function follow(
  expected: Expected,
  { kind }: Token,
  inObject: boolean,
): Expected | "open" | "close" | "after-value" | undefined {
  if (expected === "value" || expected === "value-or-end") {
    if (kind === "{" || kind === "[") return "open";
    if (kind === "string" || kind === "scalar") return "after-value";
    return kind === "]" && expected === "value-or-end" ? "close" : undefined;
  }
  if (expected === "key" || expected === "key-or-end") {
    if (kind === "string") return "colon";
    return kind === "}" && expected === "key-or-end" ? "close" : undefined;
  }
  if (expected === "colon") return kind === ":" ? "value" : undefined;
  if (expected === "nothing") return undefined;
  if (kind === ",") return inObject ? "key" : "value";
  return kind === (inObject ? "}" : "]") ? "close" : undefined;
}

/** What stands before a token, and what might have followed. */
interface Before {
  readonly expected: Expected;
  readonly previous: Token | undefined;
  /** The bracket it is in. */
  readonly open: Token | undefined;
}

function misplaced(text: string, token: Token, { expected, previous, open }: Before): JsonFault {
  const at = ({ offset, length }: Token, fault: JsonFaultName): JsonFault => ({ fault, offset, length });
  const { kind } = token;
  if (previous === undefined)
    return kind === "end" ? { fault: "empty", offset: 0, length: 0 } : at(token, "character");
  if (expected === "nothing") return at(token, "after-end");
  if (kind === "end") return unfinished(previous, open ?? previous);
  if (expected === "colon")
    return chineseQuote(text, previous.offset, previous.length) ?? at(previous, "missing-colon");
  if (previous.kind === ":") return at(previous, "missing-value");
  if (kind === ",") return at(token, "extra-comma");
  if (kind === "}" || kind === "]") {
    if (previous.kind === "," && kind === closing(open)) return at(previous, "trailing-comma");
    return { ...at(token, "wrong-bracket"), meant: closing(open), ...(open && { opened: open.offset }) };
  }
  if (expected === "key" || expected === "key-or-end") return at(token, "missing-key");
  if (kind === ":") return at(token, "character");
  if (kind === "scalar")
    return inString(text, at(token, "number"), previous) ?? at(previous, "missing-comma");
  return at(previous, "missing-comma");
}

function unfinished(last: Token, open: Token): JsonFault {
  return {
    fault: "unfinished",
    offset: last.offset,
    length: last.length,
    meant: closing(open),
    opened: open.offset,
  };
}

function closing(open: Token | undefined): string {
  return open?.kind === "[" ? "]" : "}";
}

/**
 * A word right behind a string was meant to be in it: the mark before the word ended the string too early.
 */
function inString(text: string, fault: JsonFault, previous: Token | undefined): JsonFault | undefined {
  if (previous?.kind !== "string" || previous.offset + previous.length !== fault.offset) return undefined;
  if (fault.fault !== "unquoted" && fault.fault !== "number") return undefined;
  return (
    chineseQuote(text, previous.offset, previous.length) ?? {
      fault: "quote-in-string",
      offset: fault.offset - 1,
      length: 1,
    }
  );
}
