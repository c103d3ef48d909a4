import { describe, expect, test } from "vitest";
import { changedAt, everyPlace, findings, toldOf } from "../support/places.js";

const told = (files: Parameters<typeof findings>[0]) =>
  findings(files).map(({ code, at, params }) => [`${code} ${at.file}${at.pointer}`, params["meant"]]);
const without = (...names: string[]) =>
  Object.fromEntries(
    Object.entries(everyPlace).filter(([file]) => !names.some((name) => file.startsWith(name))),
  );

const ofRow = "directory/unknown-department directory/all.json/rows/1/lead/department";
const ofDuty = "limits/unknown-step responsibility.json/obligations/0/then/step";

describe("a file of a pack", () => {
  test.each([
    ["pack.json", "pack.json"],
    ["categories.json", "categories.json"],
    ["topics.json", "topics.json"],
    ["units/", "units/*.json"],
    ["classify.json", "classify.json"],
    ["dispose.json", "dispose.json"],
    ["directory/", "directory/*.json"],
    ["route.json", "route.json"],
    ["limits.json", "limits.json"],
    ["responsibility.json", "responsibility.json"],
    ["calendar/", "calendar/*.json"],
  ])("%s has to be there, and names that only it declares are not told as well", (start, named) => {
    expect(
      findings(without(start)).map(({ code, at, params }) => [code, at.file, at.pointer, params["file"]]),
    ).toEqual([["pack/missing-file", named, "", named]]);
  });

  test("of cases or named conditions need not be there: the names it declares are then not", () => {
    const users = [
      "classify.json/review/0/when",
      "classify.json/rules/0/when",
      "dispose.json/rules/0/when/all/1",
    ];
    expect(toldOf(without("conditions.json", "cases/"))).toEqual(
      users.map((user) => `rule/unknown-condition ${user}/condition`),
    );
  });

  test.each([
    ["topcs.json", "topics.json"],
    ["unit/all.json", "units/all.json"],
    ["units/deep/all.json", "units/all.json"],
    ["calendar.txt", undefined],
    ["notes.txt", undefined],
    ["topics.txt", undefined],
  ])("%s is none that a pack has", (file, meant) => {
    expect(told({ ...everyPlace, [file]: {} })).toEqual([[`pack/unknown-file ${file}`, meant]]);
  });

  test("with a misspelt name is told by that name, not also as missing", () => {
    expect(told({ ...without("topics.json"), "topcs.json": {} })).toEqual([
      ["pack/unknown-file topcs.json", "topics.json"],
    ]);
    expect(told({ ...without("topics.json"), "other.json": {} })).toEqual([
      ["pack/unknown-file other.json", undefined],
      ["pack/missing-file topics.json", undefined],
    ]);
  });

  test.each(Object.keys(everyPlace))(
    "%s that cannot be read leaves the names it declares unjudged",
    (file) => {
      expect(toldOf({ ...everyPlace, [file]: [] })).toEqual([`schema/type ${file}`]);
      expect(toldOf({ ...everyPlace, [file]: "{" })).toEqual([`json/syntax ${file}`]);
    },
  );

  test.each([
    ["topics.json", [ofRow, ofDuty]],
    ["limits.json", [ofRow]],
    ["units/more.json", [ofDuty]],
    ["calendar/2026.json", [ofRow, ofDuty]],
  ])("%s that cannot be read does not hide what is wrong with others", (file, others) => {
    const department = changedAt(
      everyPlace,
      { file: "directory/all.json", path: ["rows", 1, "lead", "department"] },
      "nothing",
    );
    const step = changedAt(
      department,
      { file: "responsibility.json", path: ["obligations", 0, "then", "step"] },
      "nothing",
    );
    expect(toldOf({ ...step, [file]: [] })).toEqual([...others, `schema/type ${file}`].sort());
  });
});
