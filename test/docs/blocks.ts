import { readFileSync } from "node:fs";

/**
 * One fenced block of a Markdown file: ```` ```json add topics.json /topics ```` has the words `add`,
 * `topics.json`, `/topics`.
 */
export interface Block {
  readonly language: string;
  readonly words: readonly string[];
  readonly text: string;
  readonly file: string;
  /** The line of its opening fence, from 1. */
  readonly line: number;
  /** Both, for a test's title: `docs/guide.zh-CN.md:42`. */
  readonly at: string;
}

/** A heading with the blocks below it, up to the next heading. */
export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export function readSections(file: string): Section[] {
  const sections: { heading: string; blocks: Block[] }[] = [{ heading: "", blocks: [] }];
  let open: Omit<Block, "text"> | undefined;
  let lines: string[] = [];
  readFileSync(file, "utf8")
    .split("\n")
    .forEach((text, index) => {
      if (open && text === "```") {
        sections.at(-1)?.blocks.push({ ...open, text: lines.join("\n") });
        open = undefined;
      } else if (open) lines.push(text);
      else if (text.startsWith("```")) {
        const [language = "", ...words] = text.slice(3).split(" ");
        open = { language, words, file, line: index + 1, at: `${file}:${index + 1}` };
        lines = [];
      } else if (/^#+ /.test(text)) sections.push({ heading: text.replace(/^#+ /, ""), blocks: [] });
    });
  if (open) throw new Error(`${open.at} is never closed`);
  return sections;
}

export function readBlocks(file: string): Block[] {
  return readSections(file).flatMap((section) => section.blocks);
}

/** What stands in backticks in the first cell of each row of the table under a heading. */
export function firstCells(file: string, heading: string): string[] {
  const [, after = ""] = readFileSync(file, "utf8").split(`# ${heading}\n`);
  const rows = (after.split("\n#")[0] ?? "").split("\n").filter((line) => line.startsWith("| "));
  return rows
    .slice(1)
    .flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, cell]) => cell ?? ""));
}
