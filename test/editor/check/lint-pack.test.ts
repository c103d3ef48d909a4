import { describe, expect, test } from "vitest";
import { jsonPointer } from "../../../src/diagnostic/diagnostic.js";
import { lintPack } from "../../../src/editor/check/lint-pack.js";
import type { PackFiles } from "../../../src/pack/read-files.js";
import { lawfulYear } from "../../support/calendar/lawful-year.js";
import {
  added,
  changedAt,
  everyPlace,
  type Place,
  placed,
  placesLike,
  placesOf,
  toldOf,
} from "../../support/places.js";
import { docsOf } from "../../support/packs.js";

/** What lint says of one code: where, and with what params. The pack compiles. */
function lint(code: string, files: PackFiles) {
  expect(toldOf(files)).toEqual([]);
  return lintPack(docsOf(files))
    .filter((found) => found.code === code)
    .map(({ at, params, related }) => ({
      at: `${at.file}${at.pointer}`,
      params,
      related: related.map((one) => `${one.file}${one.pointer}`),
    }));
}

describe("a rule that can never fire", () => {
  const firstWins = ["classify.rules", "dispose.rules", "route.boundary", "responsibility.events.*"];

  /** The pack with the first rule of a list made to hold always. */
  function masked(list: Place): PackFiles {
    const without = (files: PackFiles, key: string) =>
      changedAt(files, { file: list.file, path: [...list.path, 0, key] }, undefined);
    return without(without(everyPlace, "when"), "unless");
  }

  test.each(firstWins)("is every one below a rule that always holds, in %s", (kind) => {
    expect(lint("rule/unreachable", everyPlace)).toEqual([]);
    const lists = placesLike(everyPlace, kind);
    expect(lists).not.toEqual([]);
    for (const list of lists) {
      const [by, ...rules] = (list.value as { id: string }[]).map(({ id }) => id);
      const expected = rules.map((rule, index) => ({
        at: placed(list, index + 1, "id"),
        params: { rule, by },
        related: [placed(list, 0, "id")],
      }));
      expect(expected.length).toBeGreaterThan(0);
      expect(lint("rule/unreachable", masked(list))).toEqual(expected);
    }
  });

  test("is one of a step that takes the first, none of one that takes the longest or shortest", () => {
    const steps = placesLike(everyPlace, "limits.steps[].rules").filter(
      ({ value }) => (value as unknown[]).length > 0,
    );
    const found = steps.map((list) => lint("rule/unreachable", masked(list)).map(({ at }) => at));
    expect(found).toEqual([[], [], ["limits.json/steps/3/rules/1/id"], []]);
  });

  test("is none where every rule that holds counts", () => {
    for (const kind of ["responsibility.obligations", "responsibility.ticket.rates.exclude"])
      for (const list of placesLike(everyPlace, kind))
        expect(lint("rule/unreachable", masked(list))).toEqual([]);
  });

  test("is one below a rule with no condition but that of their file or step", () => {
    const always = { id: "dispose.always", title: "总是", then: { disposition: "dispatch" } };
    const twice = ["dispose.always", "dispose.never"].reduce(
      (files, id) => added(files, "dispose.json", ["rules"], { ...always, id }),
      everyPlace,
    );
    expect(lint("rule/unreachable", twice)).toEqual([
      {
        at: "dispose.json/rules/3/id",
        params: { rule: "dispose.never", by: "dispose.always" },
        related: ["dispose.json/rules/2/id"],
      },
    ]);
    const rows = ["route.first", "route.second"].map((id) => ({
      id,
      topic: "市容环卫",
      lead: { level: "city" },
    }));
    const shared = { when: { signal: "flood" }, rows };
    const elsewhere = { rows: [{ ...rows[0], id: "route.third" }] };
    const files = { ...everyPlace, "directory/b.json": shared, "directory/c.json": elsewhere };
    expect(lint("rule/unreachable", files).map(({ at }) => at)).toEqual(["directory/b.json/rows/1/id"]);
  });

  test("is a row below another of its own topic, also in another file", () => {
    const row = { id: "route.late", topic: "公共服务/供暖", lead: { level: "city" }, basis: ["示例"] };
    const files = added(everyPlace, "directory/water.json", ["rows"], row);
    expect(lint("rule/unreachable", files)).toEqual([
      {
        at: "directory/water.json/rows/1/id",
        params: { rule: "route.late", by: "route.heating" },
        related: ["directory/all.json/rows/1/id"],
      },
    ]);
    expect(
      lint(
        "rule/unreachable",
        added(everyPlace, "directory/water.json", ["rows"], { ...row, topic: "公共服务" }),
      ),
    ).toEqual([]);
  });
});

describe("a gap of the directory", () => {
  /** The pack with a row for each of these topics, and one for 供水 in a file of its own. */
  const rows = (...topics: string[]): PackFiles => {
    const row = (topic: string, index: number) => ({
      id: `row.${index}`,
      topic,
      lead: { level: "city" },
      basis: ["示例"],
    });
    return {
      ...everyPlace,
      "directory/all.json": { rows: topics.map(row) },
      "directory/water.json": { rows: [row("公共服务/供水", 9)] },
    };
  };
  const gaps = (files: PackFiles) =>
    lint("directory/gap", files).map(({ at, params }) => [at, params["topic"]]);

  test("is told at the highest topic without a row, and at the tree for what no topic is found for", () => {
    expect(gaps(everyPlace)).toEqual([]);
    expect(gaps(rows("公共服务/供暖"))).toEqual([
      ["topics.json/topics/0/name", "公共服务"],
      ["topics.json/topics/1/name", "市容环卫"],
      ["topics.json/topics", ""],
    ]);
    expect(gaps(rows("公共服务", "市容环卫"))).toEqual([["topics.json/topics", ""]]);
    expect(gaps(rows(""))).toEqual([]);
  });

  test("is told below a topic, at its own place in the tree", () => {
    const files = rows("市容环卫", "公共服务/供暖/温度不达标");
    expect(gaps(files)).toEqual([
      ["topics.json/topics/0/name", "公共服务"],
      ["topics.json/topics", ""],
    ]);
  });

  test("is there also where a row may not hold", () => {
    const when = { fact: "topic", operator: "isPresent" };
    const [root] = placesLike(everyPlace, "directory.rows[]").filter(
      ({ value }) => (value as { topic: string }).topic === "",
    ) as [Place];
    expect(gaps(changedAt(everyPlace, root, { ...(root.value as object), when }))).toEqual([
      ["topics.json/topics/0/name", "公共服务"],
      ["topics.json/topics/1/name", "市容环卫"],
      ["topics.json/topics", ""],
    ]);
  });
});

describe("a missing year", () => {
  const years = (...list: number[]) =>
    Object.fromEntries(list.map((year) => [`calendar/${year}.json`, lawfulYear(year)]));
  const missing = (files: PackFiles) =>
    lint("calendar/missing-year", files).map(({ at, params }) => [at, params["year"]]);

  test("is one between two years of the calendar, in whatever order their files come", () => {
    expect(missing(everyPlace)).toEqual([]);
    expect(missing({ ...everyPlace, ...years(2024, 2025) })).toEqual([]);
    const gappy = { ...everyPlace, "calendar/0.json": lawfulYear(2029), ...years(2022, 2025) };
    expect(missing(gappy)).toEqual([2023, 2024, 2027, 2028].map((year) => [`calendar/${year}.json`, year]));
  });

  test("is one whose file names no notice yet", () => {
    expect(missing({ ...everyPlace, "calendar/2027.json": { year: 2027, notices: [] } })).toEqual([
      ["calendar/2027.json/notices", 2027],
    ]);
  });

  test("is none where the calendar could not be read", () => {
    const pack = docsOf({ ...everyPlace, "calendar/2026.json": [] });
    expect(lintPack(pack).filter(({ code }) => code === "calendar/missing-year")).toEqual([]);
  });
});

describe("a basis that is our own example", () => {
  const examples = (files: PackFiles) => lint("basis/example", files);
  const bases = placesOf(everyPlace).filter(({ path }) => path.at(-1) === "basis");
  const law = "《某市热线办法》第一条";
  const owns = placesOf(everyPlace).filter(({ path }) => path.at(-1) === "own");
  const lawful = [
    ...bases.map((place): [Place, unknown] => [place, [law]]),
    ...owns.map((place): [Place, unknown] => [place, undefined]),
  ].reduce((files, [place, value]) => changedAt(files, place, value), everyPlace);

  test("is told at whatever gives a basis, with its words and the name of what gives it", () => {
    expect(bases.length).toBeGreaterThan(60);
    expect(examples(lawful)).toEqual([]);
    for (const place of bases) {
      const path = place.path.slice(0, -1);
      const [giver] = placesOf({ [place.file]: lawful[place.file] }).filter(
        (one) => jsonPointer(one.path) === jsonPointer(path),
      ) as [Place];
      const name = path.length === 0 ? place.file : "rates";
      const { number, id = number ?? name } = giver.value as { id?: string; number?: string };
      const spoilt = changedAt(lawful, place, [law, "示例：本包设定", "示例"]);
      expect(examples(spoilt)).toEqual([
        { at: placed(place), params: { id, basis: "示例：本包设定" }, related: [] },
      ]);
    }
  });

  test("is told at whatever says why it is the pack's own, as a decision shows it", () => {
    expect(owns.length).toBeGreaterThan(20);
    for (const place of owns) {
      const [{ at, params }, ...others] = examples(changedAt(lawful, place, "本包设定")) as [
        ReturnType<typeof examples>[number],
      ];
      expect([at, params["basis"], others]).toEqual([placed(place), "示例：本包设定", []]);
    }
  });

  test("is none of what a case is about", () => {
    const appeal = {
      id: "1",
      receivedAt: "2026-01-05T09:00:00+08:00",
      extra: { own: "自有", basis: ["示例"] },
    };
    const cases = { cases: [{ id: "one", title: "一", appeal, expect: {} }] };
    expect(examples({ ...lawful, "cases/a.json": cases })).toEqual([]);
  });

  test("is told in the order of the files, the outer before the inner", () => {
    const ours = ["responsibility.ticket.rates.basis", "responsibility.ticket.rates.exclude[].basis"].flatMap(
      (kind) => placesLike(everyPlace, kind),
    );
    const spoilt = ours.reduce((files, place) => changedAt(files, place, ["示例"]), lawful);
    expect(examples(spoilt).map(({ params }) => params["id"])).toEqual(["rates", "rates.suspended"]);
  });
});
