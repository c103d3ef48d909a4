import { isUtf8 } from "node:buffer";
import { type Input, linesOf } from "./files.js";
import { lineText, longestLine, type TextPlace } from "../batch/index.js";
import { CliError } from "./words.js";

export interface Wanted {
  readonly id: string | undefined;
  readonly line: number | undefined;
}

interface Found {
  readonly text: string;
  readonly place: TextPlace;
}

/**
 * Finds one appeal in an input: by its id, by its line, or as the only one there, which may then span several
 * lines.
 */
export async function findAppeal(input: Input, wanted: Wanted): Promise<Found> {
  return wanted.id === undefined && wanted.line === undefined
    ? onlyAppeal(input)
    : appealOnLine(input, wanted);
}

async function appealOnLine(input: Input, { id, line: number }: Wanted): Promise<Found> {
  let last = 0;
  for await (const line of linesOf(input)) {
    last = line.number;
    if (number !== undefined && line.number !== number) continue;
    const text = lineText(line);
    if (number !== undefined && text === undefined)
      throw new CliError({
        "zh-CN": `第 ${number} 行读不出：太长，或不是 UTF-8`,
        en: `line ${number} cannot be read: it is too long, or not UTF-8`,
      });
    if (text !== undefined && (id === undefined || idOf(text) === id))
      return { text, place: { file: input.name, line: line.number } };
  }
  if (id === undefined)
    throw new CliError({
      "zh-CN": `\`${input.name}\` 只有 ${last} 行`,
      en: `\`${input.name}\` has only ${last} lines`,
    });
  throw new CliError({
    "zh-CN": `\`${input.name}\` 里没有编号是 \`${id}\` 的诉求`,
    en: `\`${input.name}\` has no appeal with the id \`${id}\``,
  });
}

function idOf(text: string): unknown {
  try {
    return (JSON.parse(text) as { id?: unknown } | null)?.id;
  } catch {
    return undefined;
  }
}

/**
 * The most bytes that are read to see whether an input is one appeal: on several lines it may be longer than
 * on one.
 */
const longestDocument = 16 * longestLine;

/** Where the first of several lines is JSON by itself, each is an appeal; otherwise the whole is one. */
async function onlyAppeal(input: Input): Promise<Found> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input.chunks()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > longestDocument) break;
  }
  const bytes = Buffer.concat(chunks);
  const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length > 1 && isJson(lines[0] as string)) throw several(input.name);
  if (length > longestDocument)
    throw new CliError({
      "zh-CN": `\`${input.name}\` 太长，不像一件诉求`,
      en: `\`${input.name}\` is too long to be one appeal`,
    });
  if (!isUtf8(bytes))
    throw new CliError({
      "zh-CN": `\`${input.name}\` 读不出：不是 UTF-8`,
      en: `\`${input.name}\` cannot be read: it is not UTF-8`,
    });
  return { text, place: { file: input.name } };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function several(name: string): CliError {
  return new CliError({
    "zh-CN": `\`${name}\` 里不止一件诉求，请用 \`--line\` 或 \`--id\` 指明`,
    en: `\`${name}\` has more than one appeal, name one with \`--line\` or \`--id\``,
  });
}
