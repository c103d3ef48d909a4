import { describe, expect, test } from "vitest";
import { packDigest } from "../../src/pack/digest.js";
import { packDigests } from "../../src/pack/pack-digests.js";
import type { PackFiles } from "../../src/pack/read-files.js";
import { beijingFiles, docsOf } from "../support/packs.js";
import { changedAt, everyPlace, kindOf, placesOf } from "../support/places.js";

const digestOf = (files: PackFiles) => packDigest(new Map(Object.entries(files)));

/** What only says which pack it is. */
const names = ["pack.title", "pack.version", "pack.effective.to"];

test("notes and what a pack is called are no part of what it decides by: any other text is", () => {
  const whole = digestOf(everyPlace);
  const texts = placesOf(everyPlace).filter(
    ({ value, path }) => typeof value === "string" && path.length > 0,
  );
  const silent = texts.filter((place) => place.path.at(-1) === "note" || names.includes(kindOf(place)));
  expect(silent.length).toBeGreaterThan(22);
  for (const place of texts) {
    const changed = digestOf(changedAt(everyPlace, place, `${String(place.value)}x`));
    expect(changed === whole, kindOf(place)).toBe(silent.includes(place));
  }
});

test("an empty list says no more than none", () => {
  const topics = everyPlace["topics.json"] as { topics: object[] };
  const withEmpty = topics.topics.map((one) => ({ children: [], ...one }));
  expect(withEmpty).not.toEqual(topics.topics);
  expect(digestOf({ ...everyPlace, "topics.json": { ...topics, topics: withEmpty } })).toBe(
    digestOf(everyPlace),
  );
  const without = { ...everyPlace, "topics.json": { ...topics, topics: topics.topics.slice(1) } };
  expect(digestOf(without)).not.toBe(digestOf(everyPlace));
});

describe("the digests of a pack's parts", () => {
  const before = packDigests(docsOf(beijingFiles));
  const changedBy = (change: (files: Record<string, string>) => void) => {
    const texts = Object.fromEntries(
      Object.entries(beijingFiles).map(([path, value]) => [path, JSON.stringify(value)]),
    );
    const whole = JSON.stringify(texts);
    change(texts);
    expect(JSON.stringify(texts)).not.toBe(whole);
    const after = packDigests(docsOf(texts));
    return Object.keys(before).filter((part) => Reflect.get(before, part) !== Reflect.get(after, part));
  };
  const replace = (file: string, from: string, to: string) =>
    changedBy((files) => {
      files[file] = (files[file] as string).replace(from, to);
    });

  const both = ["rules", "tickets"];
  test.each<readonly [string, string, string, string, string[]]>([
    ["a topic's word", "topics.json", '"暖气":', '"地热":', ["rules"]],
    ["who leads", "directory/municipal.json", '"lead":{"', '"note":"x","lead":{"', []],
    ["a script", "dispose.json", "我现在就可以答复您", "我这就答复您", ["rules"]],
    [
      "a place people speak of",
      "units/areas.json",
      '"places":{',
      '"places":{"110101001":["某处"],',
      ["rules"],
    ],
    ["a limit", "limits.json", '"amount":7', '"amount":8', both],
    ["an event's rule", "responsibility.json", '"accept":true', '"accept":false', both],
    ["a unit's name", "units/enterprises.json", '"name":"', '"name":"某', both],
    ["a condition of limits", "conditions.json", "110119", "110118", both],
    ["a condition of limits, further down", "conditions.json", "words.bleeding", "words.poison", both],
    [
      "a condition of kinds alone",
      "conditions.json",
      '"id":"title.rhetorical",',
      '"id":"title.rhetorical","quote":"x",',
      ["rules"],
    ],
    ["a holiday", "calendar/2026.json", "2026-10-01", "2026-10-02", ["calendar"]],
    ["when it ends", "pack.json", '"from":"2021-09-24"', '"from":"2021-09-24","to":"2030-01-01"', []],
    ["when it begins", "pack.json", '"from":"2021-09-24"', '"from":"2021-09-25"', ["rules"]],
    ["its version", "pack.json", '"version":"2026.11.0"', '"version":"2026.12.0"', []],
  ])("%s changes those that read it, and no other", (_, file, from, to, parts) => {
    expect(replace(file, from, to)).toEqual(parts);
  });

  test("the case is none", () => {
    expect(replace("cases/heating.json", '"title":"', '"title":"另')).toEqual([]);
  });
});
