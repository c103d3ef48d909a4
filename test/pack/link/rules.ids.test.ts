import { describe, expect, test } from "vitest";
import { jsonPointer } from "../../../src/diagnostic/diagnostic.js";
import type { JsonPath } from "../../../src/json/path.js";
import type { PackFiles } from "../../../src/pack/read-files.js";
import {
  added,
  changedAt,
  everyPlace,
  findings,
  kindOf,
  type Place,
  placed,
  placesLike,
  placesOf,
  toldOf,
} from "../../support/places.js";

/** Every kind of place whose id a decision can cite. */
const cited = [
  "categories.categories[].id",
  "topics.chosen.id",
  "topics.text.id",
  "classify.rules[].id",
  "classify.review[].id",
  "dispose.scripts[].id",
  "dispose.rules[].id",
  ...["direct", "streetCc", "districtFallback", "dual", "recusal", "accused", "named", "conference"].map(
    (key) => `route.${key}.id`,
  ),
  "route.principles[].id",
  "route.boundary[].id",
  "directory.rows[].id",
  "limits.limits[].id",
  "limits.steps[].rules[].id",
  "responsibility.obligations[].id",
  "responsibility.ticket.order.id",
  "responsibility.ticket.rates.exclude[].id",
  "responsibility.events.*[].id",
  "lists.lists[].id",
  "conditions.conditions[].id",
];

/** Ids that are named apart from rules. */
const others = [
  "pack.id",
  "units.departments[].id",
  "units.units[].id",
  "limits.steps[].id",
  "limits.milestones[].id",
];

const at = ({ file, pointer }: { file: string; pointer: string }) => `${file}${pointer}`;

const { length: conditions } = (everyPlace["conditions.json"] as { conditions: unknown[] }).conditions;

describe("an id", () => {
  test("can stand at no other kind of place", () => {
    const kinds = placesOf(everyPlace)
      .filter(({ path }) => path.at(-1) === "id")
      .map(kindOf);
    const known = new Set([...cited, ...others]);
    expect(
      [...new Set(kinds)].filter((kind) => !known.has(kind.replace(/events\.[a-z-]+/, "events.*"))),
    ).toEqual([]);
  });

  test.each(cited)("at %s is no other rule's: both places are told", (kind) => {
    const places = placesLike(everyPlace, kind);
    expect(places).not.toEqual([]);
    for (const place of places) {
      // A kind is cited with its own disposition.
      const id = kind.startsWith("categories") ? `category.${String(place.value)}` : (place.value as string);
      const spare = { id, title: "又一个", when: { fact: "topic", operator: "isPresent" } };
      const found = findings(added(everyPlace, "conditions.json", ["conditions"], spare));
      expect(found.map(({ code, params }) => [code, params])).toEqual([["id/duplicate", { id }]]);
      expect(found.flatMap((one) => [one.at, ...one.related]).map(at)).toEqual([
        `conditions.json/conditions/${conditions}/id`,
        placed(place),
      ]);
    }
  });

  test("of a kind of appeal is told as it is written", () => {
    const again = {
      id: "help",
      title: "再求助",
      disposition: "dispatch",
      accuses: false,
      confidential: false,
      basis: ["示例"],
    };
    const files = added(everyPlace, "categories.json", ["categories"], again);
    expect(findings(files).map(({ code, params }) => [code, params])).toEqual([
      ["id/duplicate", { id: "help" }],
    ]);
  });
});

/** Lists of things that are named in a way of their own, with one more that has the name of the first. */
const twice: readonly (readonly [
  what: string,
  file: string,
  list: JsonPath,
  item: Record<string, unknown>,
  key: string,
  first: string,
])[] = [
  ["a source", "pack.json", ["sources"], { title: "某市热线办法" }, "title", "pack.json/sources/0/title"],
  [
    "a hotline",
    "dispose.json",
    ["hotlines"],
    { number: "110", title: "又一个", basis: ["示例"] },
    "number",
    "dispose.json/hotlines/0/number",
  ],
  [
    "a step",
    "limits.json",
    ["steps"],
    { id: "decide", title: "又一个", for: "lead", pick: "first", rules: [] },
    "id",
    "limits.json/steps/3/id",
  ],
  [
    "a milestone",
    "limits.json",
    ["milestones"],
    { id: "filed", title: "又一个" },
    "id",
    "limits.json/milestones/1/id",
  ],
  [
    "a division",
    "units/more.json",
    ["divisions"],
    { code: "990102400", name: "又一处", level: "street", unit: null },
    "code",
    "units/all.json/divisions/5/code",
  ],
  [
    "a department",
    "units/more.json",
    ["departments"],
    { id: "water", city: { name: "又一局" } },
    "id",
    "units/all.json/departments/1/id",
  ],
  [
    "a unit",
    "units/more.json",
    ["units"],
    { id: "enterprise:gas", name: "又一家", kind: "other" },
    "id",
    "units/all.json/units/1/id",
  ],
  [
    "a unit with a division's code",
    "units/more.json",
    ["units"],
    { id: "990101", name: "又一家", kind: "other" },
    "id",
    "units/all.json/divisions/1/code",
  ],
  [
    "a unit of a template",
    "units/more.json",
    ["units"],
    { id: "990000:urban", name: "又一家", kind: "other" },
    "id",
    "units/all.json/departments/0/id",
  ],
  [
    "a topic",
    "topics.json",
    ["topics"],
    { name: "市容环卫", words: {} },
    "name",
    "topics.json/topics/1/name",
  ],
  [
    "a topic below one",
    "topics.json",
    ["topics", 0, "children"],
    { name: "供水", words: {} },
    "name",
    "topics.json/topics/0/children/1/name",
  ],
  [
    "a topic of the third level",
    "topics.json",
    ["topics", 0, "children", 0, "children"],
    { name: "温度不达标", words: {} },
    "name",
    "topics.json/topics/0/children/0/children/0/name",
  ],
];

describe("a name", () => {
  test.each(twice)("of %s is written once: both places are told", (_, file, list, item, key, first) => {
    const files = added(everyPlace, file, list, item);
    const length = placesOf(files).find((place) => place.file === file && place.path.join() === list.join())
      ?.value as unknown[];
    const found = findings(files);
    expect(found.map(({ code, params }) => [code, params])).toEqual([["id/duplicate", { id: item[key] }]]);
    expect(found.flatMap((one) => [one.at, ...one.related]).map(at)).toEqual([
      placed({ file, path: list }, length.length - 1, key),
      first,
    ]);
  });

  test("of a year has one file", () => {
    const again = { ...everyPlace, "calendar/again.json": { year: 2026, notices: [] } };
    expect(
      findings(again).map(({ code, at: { file, pointer }, params, related }) => [
        code,
        file,
        pointer,
        params,
        related.map(at),
      ]),
    ).toEqual([
      ["id/duplicate", "calendar/again.json", "/year", { id: "2026" }, ["calendar/2026.json/year"]],
    ]);
  });

  test("of a topic may stand again under another, that of a unit where the template makes none", () => {
    const more: PackFiles = added(everyPlace, "topics.json", ["topics"], {
      name: "供水",
      words: {},
      children: [{ name: "供暖", words: {} }],
    });
    expect(
      toldOf(
        added(more, "units/more.json", ["units"], { id: "990102:water", name: "西区水务所", kind: "other" }),
      ),
    ).toEqual([]);
  });

  test("is told at each place after the first, of three the same", () => {
    const again = { id: "filed", title: "又一个" };
    const files = added(
      added(everyPlace, "limits.json", ["milestones"], again),
      "limits.json",
      ["milestones"],
      again,
    );
    expect(findings(files).map((found) => [at(found.at), found.related.map(at)])).toEqual([
      ["limits.json/milestones/2/id", ["limits.json/milestones/1/id"]],
      ["limits.json/milestones/3/id", ["limits.json/milestones/1/id"]],
    ]);
  });
});

describe("a word", () => {
  test.each([
    "topics.topics[].words",
    "topics.topics[].children[].words",
    "topics.topics[].children[].children[].words",
  ])("that is another of its topic after folding is told at its key: %s", (kind) => {
    for (const place of placesLike(everyPlace, kind)) {
      const found = findings(
        changedAt(everyPlace, place, { "１８度": 1, "18度": 1, ...(place.value as object) }),
      );
      expect(found.map(({ code, at, params }) => [code, at.pointer, params])).toEqual([
        ["topics/duplicate-word", jsonPointer([...place.path, "18度"]), { word: "18度", same: "１８度" }],
      ]);
    }
  });

  test("may point to two topics", () => {
    const [one, two] = placesLike(everyPlace, "topics.topics[].words") as [Place, Place];
    expect(toldOf(changedAt(changedAt(everyPlace, one, { 垃圾桶: 1 }), two, { 垃圾桶: 1 }))).toEqual([]);
  });
});
