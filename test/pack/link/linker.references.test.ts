import { describe, expect, test } from "vitest";
import type { DiagnosticCode } from "../../../src/diagnostic/diagnostic.js";
import type { PackFiles } from "../../../src/pack/read-files.js";
import {
  changedAt,
  changedEverywhere,
  dataOf,
  everyPlace,
  findings,
  kindOf,
  type Place,
  placesLike,
  placesOf,
  told,
  toldOf,
} from "../../support/places.js";

/**
 * Every kind of place where a name stands, beside conditions, with what a name that nothing has is there; `*`
 * is any event or step.
 */
const names: readonly (readonly [kind: string, code: DiagnosticCode])[] = [
  ["categories.categories[].script", "dispose/unknown-script"],
  ["categories.categories[].hotline", "dispose/unknown-hotline"],
  ["classify.rules[].then.category", "rule/unknown-category"],
  ["classify.rules[].then.topic", "rule/unknown-topic"],
  ["classify.review[].danger", "rule/unknown-category"],
  ["dispose.rules[].then.script", "dispose/unknown-script"],
  ["dispose.rules[].then.hotline", "dispose/unknown-hotline"],
  ["directory.rows[].topic", "directory/unknown-topic"],
  ["directory.rows[].limit", "directory/unknown-limit"],
  ["directory.rows[].lead.unit", "directory/unknown-unit"],
  ["directory.rows[].lead.department", "directory/unknown-department"],
  ["directory.rows[].co[].unit", "directory/unknown-unit"],
  ["directory.rows[].co[].department", "directory/unknown-department"],
  ["directory.rows[].cc[].unit", "directory/unknown-unit"],
  ["directory.rows[].cc[].department", "directory/unknown-department"],
  ["route.principles[].leads.*.department", "directory/unknown-department"],
  ["limits.limits[].startsAt", "limits/unknown-start"],
  ["limits.steps[].rules[].then.limit", "limits/unknown-limit"],
  ["responsibility.obligations[].then.step", "limits/unknown-step"],
  ["responsibility.ticket.rates.contact", "limits/unknown-step"],
  ["responsibility.events.*[].then.clock.*.starts", "limits/unknown-limit"],
  ["responsibility.events.*[].then.obligations[].step", "limits/unknown-step"],
  ["responsibility.events.*[].then.record", "ticket/unknown-record"],
  ["units.divisions[].unit.superior", "units/unknown-superior"],
  ["units.units[].superior", "units/unknown-superior"],
  ["units.departments[].district.except[]", "units/unknown-division"],
];

/** Kinds of place where a name is a key. */
const keys: readonly (readonly [kind: string, code: DiagnosticCode])[] = [
  ["route.principles[].leads.*", "directory/unknown-topic"],
  ["units.departments[].district.names.*", "units/unknown-division"],
  ["responsibility.events.*[].then.clock.*", "limits/unknown-step"],
];

/** What says a basis once for all its rules. */
const shared = ["classify", "dispose", "directory", "limits.steps[]", "responsibility"];

/** Whatever gives a basis. A principle of `route.json` is one of these by its own name. */
const based = [
  "categories.categories[]",
  "topics.chosen",
  "topics.text",
  "classify.rules[]",
  "classify.review[]",
  "dispose.scripts[]",
  "dispose.hotlines[]",
  "dispose.rules[]",
  "directory.rows[]",
  "route.direct",
  "route.streetCc",
  "route.districtFallback",
  "route.dual",
  "route.recusal",
  "route.accused",
  "route.named",
  "route.conference",
  "route.principles[]",
  "route.boundary[]",
  "limits.limits[]",
  "limits.steps[].rules[]",
  "conditions.conditions[]",
  "responsibility.obligations[]",
  "responsibility.ticket.order",
  "responsibility.ticket.rates",
  "responsibility.ticket.rates.exclude[]",
  "responsibility.events.*[]",
];

/** A name that nothing has, of the form that is asked there. */
function nameless(name: string): string {
  if (name.startsWith("due:")) return "due:nothing";
  if (/^\d{6}$/.test(name)) return "999999";
  return /^[a-z]+(?:-[a-z]+)*$/.test(name) ? "nothing" : `${name}9`;
}

const isName = ({ value }: Place) => typeof value === "string" && value !== "";
const codeAt = (code: DiagnosticCode, { value }: Place) =>
  String(value).startsWith("due:") ? "limits/unknown-step" : code;

/** The files with a key renamed, and the place of the new key. */
function renamed(files: PackFiles, place: Place): { files: PackFiles; place: Place } {
  const key = String(place.path.at(-1));
  const path = [...place.path.slice(0, -1), nameless(key)];
  return {
    files: changedAt(changedAt(files, place, undefined), { file: place.file, path }, place.value),
    place: { ...place, path },
  };
}

describe("a name that nothing has", () => {
  test.each(names)("at %s is %s there, and nothing else", (kind, code) => {
    const places = placesLike(everyPlace, kind).filter(isName);
    expect(places).not.toEqual([]);
    for (const place of places) {
      const name = nameless(place.value as string);
      const found = findings(changedAt(everyPlace, place, name));
      expect(found.map(({ code, at }) => `${code} ${at.file}${at.pointer}`)).toEqual([
        told(codeAt(code, place), place),
      ]);
      expect(found[0]?.params["name"]).toBe(name.replace("due:", ""));
    }
  });

  test.each(keys)("that is a key of %s is %s there, and nothing else", (kind, code) => {
    const places = placesLike(everyPlace, kind).filter(({ path }) => path.at(-1) !== "*");
    expect(places).not.toEqual([]);
    for (const place of places) {
      const other = renamed(everyPlace, place);
      expect(toldOf(other.files)).toEqual([told(code, other.place)]);
    }
  });

  test("at places all over the Beijing pack at once is told once for each", () => {
    const beijing = dataOf("rules/beijing");
    const places = names.flatMap(([kind, code]) => {
      const here = placesLike(beijing, kind).filter(isName);
      return here
        .filter((_, index) => index % 10 === 0)
        .map((place) => [codeAt(code, place), place] as const);
    });
    const chosen = places.map(([, place]) => place);
    const spoilt = changedEverywhere(beijing, chosen, ({ value }) => nameless(value as string));
    expect(places.length).toBeGreaterThan(200);
    expect(toldOf(spoilt)).toEqual(places.map(([code, place]) => told(code, place)).sort());
  });
});

describe("a basis that names no source of the pack", () => {
  const places = placesOf(everyPlace)
    .filter(({ path }) => path.at(-1) === "basis")
    .map(({ path, ...place }) => ({ ...place, path: path.slice(0, -1) }));

  test.each([...based, ...shared])("at %s is told at its own index", (kind) => {
    const here = placesLike(everyPlace, kind);
    expect(here).not.toEqual([]);
    for (const place of here) {
      const basis = { file: place.file, path: [...place.path, "basis"] };
      const spoilt = changedAt(everyPlace, basis, [
        "《某市信访办法》第一条",
        "示例：《不是依据》",
        "《某市热线条例》第一条",
      ]);
      expect(toldOf(spoilt)).toEqual([told("basis/unknown-source", basis, 2)]);
    }
  });

  test("can stand at no other kind of place", () => {
    expect(
      [...new Set(places.map(kindOf))].filter(
        (kind) => ![...based, ...shared].includes(kind.replace(/events\.[a-z-]+/, "events.*")),
      ),
    ).toEqual([]);
  });

  test("is told for every sort of row", () => {
    const sorts = placesLike(everyPlace, "route.rowBasis.*");
    expect(sorts).toHaveLength(6);
    for (const place of sorts)
      expect(toldOf(changedAt(everyPlace, place, ["《某市热线条例》第一条"]))).toEqual([
        told("basis/unknown-source", place, 0),
      ]);
  });
});

describe("a rule that says neither a basis nor why it is the pack's own", () => {
  const without = (files: PackFiles, place: Place) =>
    ["basis", "own"].reduce(
      (left, key) => changedAt(left, { ...place, path: [...place.path, key] }, undefined),
      files,
    );
  const nothingShared = [...shared, "route.rowBasis"]
    .flatMap((kind) => placesLike(everyPlace, kind === "route.rowBasis" ? kind : `${kind}.basis`))
    .reduce((files, place) => changedAt(files, place, undefined), everyPlace);
  // A named condition need not say why.
  const kinds = based.filter((kind) => kind !== "conditions.conditions[]");

  test.each(kinds)("is told at %s, once", (kind) => {
    const here = placesLike(nothingShared, kind);
    expect(here).not.toEqual([]);
    for (const place of here)
      expect(toldOf(without(nothingShared, place))).toEqual([told("basis/missing", place)]);
  });

  test.each([
    "classify.rules[]",
    "classify.review[]",
    "dispose.rules[]",
    "directory.rows[]",
    "responsibility.obligations[]",
    "responsibility.events.*[]",
  ])("is none at %s where its file, or its sort of row, says it for all", (kind) => {
    for (const place of placesLike(everyPlace, kind)) expect(toldOf(without(everyPlace, place))).toEqual([]);
  });

  test("is none where it may stand in a route.json that is not sound", () => {
    const rows = placesLike(everyPlace, "directory.rows[]");
    const bare = rows.reduce((files, place) => without(files, place), everyPlace);
    expect(toldOf({ ...bare, "route.json": {} }).filter((line) => line.startsWith("basis/missing"))).toEqual(
      [],
    );
    expect(toldOf({ ...bare, "route.json": "{" }).filter((line) => line.startsWith("basis/missing"))).toEqual(
      [],
    );
  });

  test("is none in a step that says it for all its rules, and told in the next", () => {
    const [first, ...others] = placesLike(everyPlace, "limits.steps[].rules[]").filter(
      ({ path }) => path[1] === 0 || path[1] === 1,
    ) as [Place, ...Place[]];
    expect(toldOf(without(everyPlace, first))).toEqual([]);
    expect(toldOf(without(everyPlace, others.at(-1) as Place))).toEqual([
      told("basis/missing", others.at(-1) as Place),
    ]);
  });
});
