import { labelFields } from "../../editor/index.js";
import { visibleLines } from "../words.js";
import { decimal, ratio, type WordedMeasure } from "./worded.js";

const numbers = ["score", "margin"] as const;

/** A measure as text for a terminal. */
export function measureText(worded: WordedMeasure): string {
  const { measure, words } = worded;
  const parts = ["all", "clear", "reviewed"] as const;
  const accuracy = [
    ["", ...parts.map((part) => words.parts[part])],
    ...labelFields.map((field) => [
      words.fields[field],
      ...parts.map((part) => ratio(measure.accuracy[field][part])),
    ]),
  ];
  const separations = numbers.flatMap((name) => {
    const { auc, atLeast } = measure.separation[name];
    const rows = atLeast.map((count) => [`  ${words.atLeast} ${decimal(count.value)}`, ratio(count)]);
    return ["", words.separates(words.numbers[name], decimal(auc)), ...aligned(rows)];
  });
  const mistakes = labelFields.flatMap((field) => {
    const rows = worded
      .mistakes(field)
      .map(({ count, expected, actual, words: found, appeals }) => [
        `  ${count}`,
        `${worded.name(field, expected)} → ${worded.name(field, actual)}`,
        field === "topic" ? found.join(" ") : "",
        appeals.slice(0, 3).join(" "),
      ]);
    return rows.length === 0 ? [] : ["", words.mistakes(words.fields[field]), ...aligned(rows)];
  });
  return visibleLines(
    `${[worded.heading, "", ...aligned(accuracy), ...separations, ...mistakes].join("\n")}\n`,
  );
}

/** Rows in columns; a Han character takes two. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ""))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - width(cell)))
      .join("  ")
      .trimEnd(),
  );
}

function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > "\u2e7f" ? 2 : 1), 0);
}
