import { resolve } from "node:path";

/**
 * Where a golden file lies, for `toMatchFileSnapshot`. A missing one fails, since no run but one with `-u`
 * writes any: read what that wrote, every line is something somebody has to answer for.
 */
export function golden(file: string): string {
  return resolve("fixtures/golden", file);
}

export function textOf(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
