import { describe, expect, test } from "vitest";
import type { DiagnosticParams } from "../../../src/diagnostic/diagnostic.js";
import { added, changedAt, everyPlace, findings } from "../../support/places.js";

type Told = readonly [line: string, params: DiagnosticParams];

const street = (code: string, more: object = {}) => ({
  code,
  name: "某街",
  level: "street",
  unit: { name: `${code}办事处` },
  ...more,
});
const withDivision = (division: object) => added(everyPlace, "units/more.json", ["divisions"], division);
const tell = (files: Parameters<typeof findings>[0]) =>
  findings(files).map(({ code, at, params }): Told => [`${code} ${at.file}${at.pointer}`, params]);

describe("a division", () => {
  const here = "units/more.json/divisions/1";

  test.each([
    ["of a street has nine digits", street("990103"), "wrong-code", "code", { level: "street", digits: 9 }],
    [
      "of a district has six digits",
      street("990101009", { level: "district" }),
      "wrong-code",
      "code",
      { level: "district", digits: 6 },
    ],
    [
      "of a street lies in a district",
      street("990103001"),
      "orphan-division",
      "code",
      { district: "990103" },
    ],
    [
      "of a district has a government",
      street("990103", { level: "district", unit: null }),
      "missing-unit",
      "unit",
      { level: "district" },
    ],
    ["is the only city", street("980000", { level: "city" }), "second-city", "level", { city: "990000" }],
  ] as const)("%s", (_, division, code, key, params) => {
    expect(tell(withDivision(division))).toEqual([
      [`units/${code} ${here}/${key}`, { code: division.code, ...params }],
    ]);
  });

  test.each([
    ["a street without an office", street("990101009", { unit: null })],
    ["a district", street("990103", { level: "district" })],
    [
      "a street that answers to the city",
      street("990101009", { unit: { name: "管委会", superior: "990000" } }),
    ],
  ])("may be %s", (_, division) => {
    expect(tell(withDivision(division))).toEqual([]);
  });
});

describe("superiors", () => {
  test("that come back to a unit are told once, where the first of them is written", () => {
    const gas = { file: "units/all.json", path: ["units", 1] };
    const files = changedAt(everyPlace, gas, {
      id: "enterprise:gas",
      name: "燃气",
      kind: "enterprise",
      superior: "enterprise:pipes",
    });
    const round = added(files, "units/more.json", ["units"], {
      id: "enterprise:pipes",
      name: "管道",
      kind: "enterprise",
      superior: "enterprise:gas",
    });
    expect(tell(round)).toEqual([
      [
        "units/superior-cycle units/all.json/units/1/superior",
        { id: "enterprise:gas", circle: ["enterprise:gas", "enterprise:pipes", "enterprise:gas"] },
      ],
    ]);
  });

  test("that go round only for a wrong code are told as that code alone", () => {
    // A street of six digits is its own district, and so its own superior.
    const wrong = withDivision(street("990103"));
    const below = added(wrong, "units/more.json", ["units"], {
      id: "enterprise:pipes",
      name: "管道",
      kind: "enterprise",
      superior: "990103",
    });
    expect(tell(below).map(([line]) => line)).toEqual(["units/wrong-code units/more.json/divisions/1/code"]);
  });
});
