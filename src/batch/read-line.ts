import { isUtf8 } from "node:buffer";
import { diagnostic, type DiagnosticCode, type DiagnosticParams } from "../diagnostic/index.js";
import type { Line } from "./line-splitter.js";
import { locator, readText, slowRead, type TextResult, whole } from "./read-text.js";

/** The most bytes a line may have. */
export const longestLine = 1_048_576;

const byteOrderMark = "\uFEFF";

/** Reads the JSON on one line, or says why there is none. */
export function readLine(line: Line, file: string): TextResult {
  const place = { file, line: line.number };
  const locate = locator("", place);
  const refuse = (code: DiagnosticCode, params?: DiagnosticParams): TextResult => ({
    ok: false,
    diagnostics: [diagnostic(code, whole(place), params)],
    locate,
  });
  if (line.bytes === null)
    return refuse("ndjson/line-too-long", { bytes: line.length, maximum: longestLine });
  const text = lineText(line);
  // Decoded all the same, the text shows where its bytes go wrong.
  if (text === undefined)
    return { ok: false, diagnostics: slowRead(line.bytes.toString("utf8"), place).diagnostics, locate };
  return text.trim() === "" ? refuse("ndjson/blank-line") : readText(text, place);
}

/**
 * The text of a line, `undefined` where its bytes are not UTF-8. A byte order mark is left out: files put
 * together have one inside.
 */
export function lineText({ bytes }: Line): string | undefined {
  if (bytes === null || !isUtf8(bytes)) return undefined;
  const text = bytes.toString("utf8");
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}
