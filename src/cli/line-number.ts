import { CliError, words } from "./words.js";

/** The number of a line, from 1, as an option gives it. */
export function lineNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new CliError(words(`\`--line\` 要写行号，不是 \`${text}\``, `\`--line\` needs a line number, not \`${text}\``));
}
