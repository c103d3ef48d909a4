import { readFileSync, writeFileSync } from "node:fs";
import { type Block, readBlocks } from "./blocks.js";

/**
 * What a block shows, to be compared with what a program says. `DOCS=write npx vitest run test/docs` writes
 * it there first: read the difference before you commit it.
 */
export function shown(block: Block, told: string): string {
  if (process.env["DOCS"] !== "write") return block.text;
  write(block, told);
  return told;
}

/** Earlier blocks may have changed their length, so the place is found anew by counting. */
function write(block: Block, told: string): void {
  const now = readBlocks(block.file);
  const same = now.filter(
    ({ language, words }) => language === block.language && words.join() === block.words.join(),
  );
  const place =
    same.find(({ text, line }) => text === block.text && line >= block.line) ??
    same.find(({ text }) => text === block.text);
  if (place === undefined) throw new Error(`${block.at} is gone`);
  const lines = readFileSync(block.file, "utf8").split("\n");
  lines.splice(
    place.line,
    place.text === "" && lines[place.line] === "```" ? 0 : place.text.split("\n").length,
    ...told.split("\n"),
  );
  writeFileSync(block.file, lines.join("\n"));
}

/**
 * Some sections of an explanation, with `…` for what is left out. A section is named by its heading;
 * `Why=1-3` keeps its first three steps.
 */
export function excerpt(explanation: string, wanted: readonly string[]): string {
  const [head = "", ...sections] = explanation.trimEnd().split("\n\n");
  const parts = sections.map((section) => {
    const [heading = "", ...lines] = section.split("\n");
    const word = wanted.find((one) => one.split("=")[0] === heading.replaceAll(" ", "-"));
    if (word === undefined) return "…";
    const [first, last] = (word.split("=")[1] ?? "").split("-").map(Number);
    if (first === undefined || last === undefined || Number.isNaN(first)) return section;
    const from = lines.findIndex((line) => line.startsWith(`  ${first}. `));
    const to = lines.findIndex((line) => line.startsWith(`  ${last + 1}. `));
    return [
      heading,
      ...(from > 0 ? ["  …"] : []),
      ...lines.slice(from, to < 0 ? undefined : to),
      ...(to < 0 ? [] : ["  …"]),
    ].join("\n");
  });
  return [head, ...parts.filter((part, index) => part !== "…" || parts[index - 1] !== "…")].join("\n\n");
}
