/** Every way a text can fail to be JSON, told apart by what its writer most likely did. */
export const jsonFaults = [
  "empty",
  "unfinished",
  "unclosed-string",
  "control-character",
  "escape",
  "quote-in-string",
  "chinese-punctuation",
  "invisible-character",
  "single-quote",
  "comment",
  "number",
  "unquoted",
  "character",
  "missing-comma",
  "trailing-comma",
  "extra-comma",
  "missing-colon",
  "missing-value",
  "missing-key",
  "wrong-bracket",
  "after-end",
] as const;

export type JsonFaultName = (typeof jsonFaults)[number];

/** The first place where a text stops being JSON. Offsets are UTF-16 units. */
export interface JsonFault {
  readonly fault: JsonFaultName;
  readonly offset: number;
  readonly length: number;
  /** What should stand there instead. */
  readonly meant?: string;
  /** Offset of the bracket that is not closed, or closed by another. */
  readonly opened?: number;
}

export interface Token {
  readonly kind: "{" | "}" | "[" | "]" | "," | ":" | "string" | "scalar" | "end";
  readonly offset: number;
  readonly length: number;
}

const space = /[ \t\n\r]*/y;
const sound =
  /(?<mark>[{}[\],:])|(?<string>"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?<scalar>(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?![\w-])))/y;
const soundString = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;

/** What a Chinese input method types where JSON wants a mark of its own. */
const chineseMarks: Readonly<Record<string, string>> = {
  "，": ",",
  "、": ",",
  "；": ",",
  "。": ".",
  "：": ":",
  "“": '"',
  "”": '"',
  "＂": '"',
  "‘": '"',
  "’": '"',
  "「": '"',
  "」": '"',
  "｛": "{",
  "｝": "}",
  "【": "[",
  "】": "]",
  "［": "[",
  "］": "]",
  "－": "-",
  "＋": "+",
};
const asciiMarks: Readonly<Record<string, string>> = { ";": ",", "=": ":" };
const words: Readonly<Record<string, string>> = {
  true: "true",
  yes: "true",
  是: "true",
  false: "false",
  no: "false",
  否: "false",
  null: "null",
  none: "null",
  nil: "null",
  undefined: "null",
  无: "null",
};

/** The token at or after an offset, or the fault that stands there. */
export function readToken(text: string, from: number): Token | JsonFault {
  space.lastIndex = from;
  const offset = from + (space.exec(text)?.[0].length ?? 0);
  if (offset >= text.length) return { kind: "end", offset, length: 0 };
  sound.lastIndex = offset;
  const groups = sound.exec(text)?.groups;
  if (groups === undefined) return readFault(text, offset);
  if (groups["mark"] !== undefined) return { kind: groups["mark"] as Token["kind"], offset, length: 1 };
  const kind = groups["string"] === undefined ? "scalar" : "string";
  return { kind, offset, length: (groups[kind] as string).length };
}

function readFault(text: string, offset: number): JsonFault {
  const first = String.fromCodePoint(text.codePointAt(offset) as number);
  const run = (pattern: RegExp): number => {
    pattern.lastIndex = offset;
    return Math.max(first.length, pattern.exec(text)?.[0].length ?? 0);
  };
  if (first === '"') return stringFault(text, offset, run(soundString));
  const chinese = chineseMarks[first];
  if (chinese !== undefined) return { fault: "chinese-punctuation", offset, length: 1, meant: chinese };
  if (/[０-９]/.test(first)) {
    const length = run(/[０-９．]+/y);
    return {
      fault: "chinese-punctuation",
      offset,
      length,
      meant: text.slice(offset, offset + length).normalize("NFKC"),
    };
  }
  if (/[\s\p{Cf}\p{Cc}]/u.test(first)) return { fault: "invisible-character", offset, length: first.length };
  if (first === "'") return { fault: "single-quote", offset, length: run(/'[^'\n\r]*'?/y) };
  if (/\/[/*]|#/y.test(text.slice(offset, offset + 2)))
    return { fault: "comment", offset, length: run(/[^\n\r]+/y) };
  if (/[-+.\d]/.test(first)) return { fault: "number", offset, length: run(/[-+.\w:]+/y) };
  if (/[\p{L}_$]/u.test(first)) {
    const length = run(/[\p{L}\p{N}_$.-]+/uy);
    const word = text.slice(offset, offset + length).toLowerCase();
    const meant = Object.hasOwn(words, word) ? words[word] : undefined;
    return { fault: "unquoted", offset, length, ...(meant !== undefined && { meant }) };
  }
  const meant = asciiMarks[first];
  return { fault: "character", offset, length: first.length, ...(meant !== undefined && { meant }) };
}

function stringFault(text: string, offset: number, length: number): JsonFault {
  const stop = offset + length;
  const next = text[stop];
  if (next === "\\")
    return {
      fault: "escape",
      offset: stop,
      length: /^\\(?:u[0-9a-fA-F]*|[^\n\r])?/u.exec(text.slice(stop, stop + 6))?.[0].length ?? 1,
    };
  if (next !== undefined && next !== "\n" && next !== "\r")
    return { fault: "control-character", offset: stop, length: 1 };
  return (
    chineseQuote(text, offset, length) ?? {
      fault: "unclosed-string",
      offset,
      length: text.slice(offset, stop).trimEnd().length,
    }
  );
}

/**
 * A Chinese quotation mark that was typed to close a string: it has no partner, and what follows a string
 * follows it.
 */
export function chineseQuote(text: string, offset: number, length: number): JsonFault | undefined {
  const string = text.slice(offset, offset + length);
  const count = (mark: string) => string.split(mark).length;
  if (count("“") === count("”")) return undefined;
  const at = /[“”](?=\s*(?:[,:}\]，：]|$))/.exec(string)?.index;
  return at === undefined
    ? undefined
    : { fault: "chinese-punctuation", offset: offset + at, length: 1, meant: '"' };
}
