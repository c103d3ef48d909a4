// Words of topics that stand across the borders of other words: 传教 in 宣传教育. For whoever edits a pack.
//
//   npm run build:code && node scripts/word-borders.mjs [PACK] [APPEALS …]
//
// A dictionary says where words begin and end, and is sometimes wrong: what is listed is for a person to
// judge. What is truly another word goes into `ignored` of `topics.json`.
import { readFileSync } from "node:fs";
import { loadPack } from "../dist/node.js";

const [folder = "rules/beijing", ...given] = process.argv.slice(2);
const files = given.length > 0 ? given : ["fixtures/appeals.ndjson"];
const dispatcher = loadPack(folder);
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

const appeals = files.flatMap((file) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line)),
);

/** Where words end, the start of the text with them. */
function bordersOf(text) {
  const borders = new Set([0, text.length]);
  for (const { index } of segmenter.segment(text)) borders.add(index);
  return borders;
}

function* placesOf(text, word) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) yield at;
}

const found = new Map();
for (const [index, { title = "", text = "" }] of appeals.entries()) {
  const appeal = { id: String(index), receivedAt: "2026-01-05T09:00:00+08:00", title, text };
  const result = dispatcher.safeDispatch(appeal);
  if (!result.ok) continue;
  const step = result.decision.trace.find(({ rule }) => rule === "topic.text");
  for (const part of [title, text]) {
    const borders = bordersOf(part);
    for (const word of step?.notes?.words ?? [])
      for (const at of placesOf(part, word)) {
        // What begins or ends where a word does is part of it, or made of whole ones.
        if (borders.has(at) || borders.has(at + word.length)) continue;
        const around = part.slice(Math.max(0, at - 4), at + word.length + 4);
        found.set(word, [...(found.get(word) ?? []), around]);
      }
  }
}
for (const [word, places] of found)
  console.log(`${word}\t${places.length}\t${places.slice(0, 3).join(" | ")}`);
