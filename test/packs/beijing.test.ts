import { describe, expect, test } from "vitest";
import { packOf } from "../../src/decide/dispatcher.js";
import type { Appeal, Decision } from "../../src/index.js";
import { appeals } from "../support/appeals.js";
import { beijing } from "../support/packs.js";

// What the fixtures must go on covering: a rule of the pack that no appeal reaches is a rule nobody has
// looked at.

const pack = packOf(beijing);
const results = appeals.map((appeal) => ({ appeal, result: beijing.safeDispatch(appeal) }));
const decisions = results.flatMap(({ result }) => (result.ok ? [result.decision] : []));
const cited = new Set<string>(decisions.flatMap(({ trace }) => trace.map(({ rule }) => rule)));

const seen = (read: (decision: Decision) => string | null | undefined) => new Set(decisions.map(read));
const missing = (wanted: Iterable<string>, found: ReadonlySet<unknown>) =>
  [...wanted].filter((one) => !found.has(one));

describe("the fixture appeals", () => {
  test("are at least a hundred, each with an id of its own, and none is refused", () => {
    expect(appeals.length).toBeGreaterThanOrEqual(100);
    expect(new Set(appeals.map(({ id }) => id)).size).toBe(appeals.length);
    expect(
      results.flatMap(({ appeal, result }) => (result.ok ? [] : [[appeal.id, result.diagnostics]])),
    ).toEqual([]);
  });

  test("reach every kind", () => {
    expect(
      missing(
        pack.categories.keys(),
        seen(({ category }) => category.value),
      ),
    ).toEqual([]);
  });

  test("reach every disposition and every mode", () => {
    expect(
      missing(
        ["answer", "transfer", "inform", "forward", "dispatch"],
        seen(({ disposition }) => disposition.value),
      ),
    ).toEqual([]);
    expect(
      missing(
        ["direct", "dual", "district", "conference"],
        seen(({ routing }) => routing?.mode.value),
      ),
    ).toEqual([]);
  });

  test("reach every reason to confer that the pack's rules can give", () => {
    const boundary = pack.route.boundary.map(({ then }) => then.lead);
    const reasons = [
      "place-unknown",
      "no-superior",
      ...(pack.directory.get("")?.some(({ when }) => when === undefined) ? [] : ["no-row"]),
      ...(boundary.includes("conference") ? ["boundary"] : []),
      ...(boundary.includes("common") ? ["no-common-unit"] : []),
    ];
    expect(
      missing(
        reasons,
        seen(({ routing }) => routing?.reason?.value),
      ),
    ).toEqual([]);
  });

  test("say every script and transfer to every hotline", () => {
    expect(
      missing(
        pack.scripts.keys(),
        seen(({ disposition }) => disposition.script?.id),
      ),
    ).toEqual([]);
    expect(
      missing(
        pack.hotlines.keys(),
        seen(({ disposition }) => disposition.hotline),
      ),
    ).toEqual([]);
  });

  test("reach every rule of classification", () => {
    expect(
      missing(
        pack.classify.map(({ id }) => id),
        cited,
      ),
    ).toEqual([]);
  });

  test("reach every rule of disposal: each special case of article 11", () => {
    expect(
      missing(
        pack.dispose.map(({ id }) => id),
        cited,
      ),
    ).toEqual([]);
  });

  test("reach every principle of routing", () => {
    const { boundary, principles, ...procedure } = pack.route;
    expect(
      missing(
        [...Object.values(procedure), ...principles, ...boundary].flatMap((one) => one?.id ?? []),
        cited,
      ),
    ).toEqual([]);
  });

  test("reach every limit that a rule gives when the ticket is sent, and every obligation", () => {
    const given = pack.steps.flatMap(({ rules }) => rules.flatMap(({ then }) => then?.id ?? []));
    expect(
      missing(
        new Set(given),
        new Set(decisions.flatMap(({ deadlines }) => deadlines.map(({ limit }) => limit))),
      ),
    ).toEqual([]);
    expect(
      missing(
        pack.obligations.map(({ id }) => id),
        cited,
      ),
    ).toEqual([]);
  });

  test("use every signal, and every declared fact", () => {
    expect(missing(pack.signals.keys(), new Set(appeals.flatMap(({ signals = [] }) => signals)))).toEqual([]);
    expect(
      missing(pack.declaredFacts.keys(), new Set(appeals.flatMap(({ facts = {} }) => Object.keys(facts)))),
    ).toEqual([]);
  });
});

const places = ({ location }: Appeal) => location?.divisions ?? [];
const districts = (appeal: Appeal) => new Set(places(appeal).map((code) => code.slice(0, 6))).size;
const local = ({ receivedAt }: Appeal) =>
  new Date(
    Date.parse(
      receivedAt.endsWith("Z") || /[+-]\d\d:\d\d$/.test(receivedAt) ? receivedAt : `${receivedAt}+08:00`,
    ) +
      8 * 3_600_000,
  );
const on =
  (...days: string[]) =>
  (appeal: Appeal) =>
    days.includes(local(appeal).toISOString().slice(0, 10));

describe("the fixture appeals include", () => {
  test.each<[string, (appeal: Appeal) => unknown]>([
    ["one on a known street", (appeal) => places(appeal).length === 1 && places(appeal)[0]?.length === 9],
    [
      "one of which only the district is known",
      (appeal) => places(appeal).length === 1 && places(appeal)[0]?.length === 6,
    ],
    ["one that gives only an address", ({ location }) => location?.address && !location.divisions],
    [
      "one astride two streets",
      (appeal) =>
        places(appeal).length > 1 &&
        districts(appeal) === 1 &&
        places(appeal).every((code) => code.length === 9),
    ],
    ["one astride two districts", (appeal) => districts(appeal) > 1],
    [
      "one that gives a district and its own street",
      (appeal) => districts(appeal) === 1 && new Set(places(appeal).map(({ length }) => length)).size === 2,
    ],
    ["an enterprise", ({ appellant }) => appellant?.kind === "enterprise"],
    ["one who asks for secrecy", ({ appellant }) => appellant?.confidential],
    ["one about a unit", ({ about }) => about?.units.length],
    ["one being handled already", ({ history }) => history?.same === "handling"],
    ["one closed before, with new facts", ({ history }) => history?.same === "closed" && history.newFacts],
    ["what an operator chose", ({ category, topic }) => category && topic],
    ["nothing but a transcript", ({ title, category, topic }) => !title && !category && !topic],
    ["extra data", ({ extra }) => extra],
    [
      "a time without an offset",
      ({ receivedAt }) => /:\d\d$/.test(receivedAt) && !/[+-]\d\d:\d\d$/.test(receivedAt),
    ],
    ["a time in UTC", ({ receivedAt }) => receivedAt.endsWith("Z")],
    ["a later dispatch", ({ dispatchedAt }) => dispatchedAt],
    ["a weekend", (appeal) => [0, 6].includes(local(appeal).getUTCDay())],
    ["the eve of a holiday", on("2026-09-30")],
    ["a holiday", on("2026-10-04")],
    ["a weekend day that is worked", on("2026-09-20", "2026-10-10")],
    ["the middle of the night", (appeal) => local(appeal).getUTCHours() < 6],
  ])("%s", (_, is) => {
    expect(appeals.filter(is).length).toBeGreaterThan(0);
  });
});

describe("the Beijing pack", () => {
  test("has the eight kinds", () => {
    expect([...pack.categories.keys()]).toEqual([
      "consultation",
      "help",
      "complaint",
      "report",
      "suggestion",
      "praise",
      "emergency",
      "guidance",
    ]);
  });

  test("has at least 22 first-level topics and 120 below them", () => {
    const paths = [...pack.topicPaths];
    expect(paths.filter((path) => !path.includes("/")).length).toBeGreaterThanOrEqual(22);
    expect(paths.filter((path) => path.includes("/")).length).toBeGreaterThanOrEqual(120);
  });

  test("has at least 45 municipal departments and 25 public-service enterprises", () => {
    const kinds = [...pack.units.values()].map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "city-department").length).toBeGreaterThanOrEqual(45);
    expect(kinds.filter((kind) => kind === "enterprise").length).toBeGreaterThanOrEqual(25);
  });
});
