import { labelFields, type Separation } from "../../editor/index.js";
import { decimal, ratio, topicNumbers, type WordedMeasure } from "./worded.js";

const style = `
body { font: 15px/1.6 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
table { border-collapse: collapse; margin: 0.5rem 0 1.5rem }
th, td { border: 1px solid #ddd; padding: 0.2rem 0.6rem; text-align: left; vertical-align: top }
td.number { text-align: right; font-variant-numeric: tabular-nums }
svg { max-width: 100%; height: auto }
.right { fill: #3a7d44 } .wrong { fill: #c8553d }
`;

/** A measure as one page that needs nothing else. */
export function measurePage(worded: WordedMeasure): string {
  const { lang, words, measure } = worded;
  const plots = topicNumbers.map((name) => {
    const separation = measure.separation[name];
    const title = words.separates(words.numbers[name], decimal(separation.auc));
    return `<h2>${escape(title)}</h2>\n${plot(worded, name)}\n${thresholds(worded, separation)}`;
  });
  return `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<title>${escape(worded.heading)}</title>
<style>${style}</style>
<h1>${escape(worded.heading)}</h1>
${accuracy(worded)}
<h2>${escape(words.fields.category)}</h2>
${kinds(worded)}
${plots.join("\n")}
${labelFields.map((field) => mistakes(worded, field)).join("\n")}
</html>
`;
}

type Row = readonly (string | number)[];

function table(head: Row, rows: readonly Row[]): string {
  const cell = (value: string | number) =>
    typeof value === "number" ? `<td class="number">${value}</td>` : `<td>${escape(value)}</td>`;
  const heads = head.map((title) => `<th>${escape(String(title))}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`);
  return `<table>\n<tr>${heads}</tr>\n${body.join("\n")}\n</table>`;
}

function accuracy(worded: WordedMeasure): string {
  const [head = [], ...rows] = worded.accuracy;
  return table(head, rows);
}

/** Rows are labels, columns what was decided. */
function kinds(worded: WordedMeasure): string {
  const answers = worded.measure.answers.category;
  const used = [...worded.pack.categories.keys()].filter((kind) =>
    answers.some(({ expected, actual }) => kind === expected || kind === actual),
  );
  const count = (row: string, column: string) =>
    answers.find(({ expected, actual }) => expected === row && actual === column)?.count ?? "";
  const name = (kind: string) => worded.name("category", kind);
  const corner = `${worded.words.columns.expected} \\ ${worded.words.columns.actual}`;
  return table(
    [corner, ...used.map(name)],
    used.map((row) => [name(row), ...used.map((column) => count(row, column))]),
  );
}

function thresholds({ words }: WordedMeasure, { atLeast }: Separation): string {
  return table(
    [words.atLeast, words.right],
    atLeast.map((count) => [decimal(count.value), ratio(count)]),
  );
}

function mistakes(worded: WordedMeasure, field: (typeof labelFields)[number]): string {
  const { count, expected, actual, words, appeals } = worded.words.columns;
  const found = worded.mistakes(field);
  if (found.length === 0) return "";
  const rows = found.map((one) => [
    one.count,
    worded.name(field, one.expected),
    worded.name(field, one.actual),
    one.words.join(" "),
    one.appeals.slice(0, 3).join(" "),
  ]);
  const title = escape(worded.words.mistakes(worded.words.fields[field]));
  return `<h2>${title}</h2>\n${table([count, expected, actual, words, appeals], rows)}`;
}

const bars = 20;
const [width, height] = [640, 200];

/** How many right topics, and on them how many wrong ones, have a number between so and so. */
function plot({ measure, words }: WordedMeasure, name: "score" | "margin"): string {
  const most = measure.topics.reduce((sofar, topic) => Math.max(sofar, topic[name]), 1);
  const bins = Array.from({ length: bars }, () => ({ right: 0, wrong: 0 }));
  for (const topic of measure.topics) {
    const bin = bins[Math.min(bars - 1, Math.floor((topic[name] / most) * bars))];
    if (bin) bin[topic.right ? "right" : "wrong"] += 1;
  }
  const highest = Math.max(1, ...bins.map(({ right, wrong }) => right + wrong));
  const tall = (count: number) => (count / highest) * height;
  const wide = width / bars;
  const bar = (kind: "right" | "wrong", at: number, base: number, count: number) =>
    count === 0
      ? ""
      : `<rect class="${kind}" x="${fixed(at * wide + 1)}" y="${fixed(height - tall(base + count))}" ` +
        `width="${fixed(wide - 2)}" height="${fixed(tall(count))}"><title>${words[kind]} ${count}</title></rect>`;
  const drawn = bins.map(
    ({ right, wrong }, at) => bar("right", at, 0, right) + bar("wrong", at, right, wrong),
  );
  const label = (x: number, anchor: string, text: string) =>
    `<text x="${x}" y="${height + 18}" text-anchor="${anchor}">${text}</text>`;
  return [
    `<svg viewBox="0 0 ${width} ${height + 24}" role="img" aria-label="${words.numbers[name]}">`,
    ...drawn.filter((rect) => rect !== ""),
    label(0, "start", "0"),
    label(width, "end", decimal(most)),
    "</svg>",
  ].join("\n");
}

function fixed(value: number): string {
  return value.toFixed(1);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
