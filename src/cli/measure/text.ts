import { widthOf } from "../../diagnostic/index.js";
import { labelFields } from "../../editor/index.js";
import { visibleLines } from "../words.js";
import { decimal, ratio, topicNumbers, type WordedMeasure } from "./worded.js";

/** A measure as text for a terminal. */
export function measureText(worded: WordedMeasure): string {
  const { measure, words } = worded;
  const separations = topicNumbers.flatMap((name) => {
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
    `${[worded.heading, "", ...aligned(worded.accuracy), ...separations, ...mistakes].join("\n")}\n`,
  );
}

/** Rows in columns, by their width on a terminal. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell)))
      .join("  ")
      .trimEnd(),
  );
}
