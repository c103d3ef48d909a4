import { describe, expect, test } from "vitest";
import { changedAt, everyPlace, findings, type Place, placesLike, told } from "../../support/places.js";

const [row] = placesLike(everyPlace, "directory.rows[]") as [Place];
const withRow = (change: object) => changedAt(everyPlace, row, { ...(row.value as object), ...change });
const tell = (files: Parameters<typeof findings>[0]) =>
  findings(files).map(({ code, at, params }) => [`${code} ${at.file}${at.pointer}`, params]);

describe("a department", () => {
  // 公安 is there in the city alone; made so for a district, 消防 is in districts alone.
  const fire = { id: "fire", district: { name: "{district}消防队" } };
  const both = (files: typeof everyPlace) =>
    changedAt(files, { file: "units/more.json", path: ["departments"] }, [
      { id: "police", city: { name: "公安局" } },
      fire,
    ]);

  test.each(["lead", "co", "cc"])("that is not there at a level is told as %s", (key) => {
    const target = (department: string, at: string) =>
      key === "lead" ? { department, at } : [{ level: "street" }, { department, at }];
    const inside = key === "lead" ? ["lead", "at"] : [key, 1, "at"];
    for (const [department, at, missing] of [
      ["police", "district", true],
      ["police", "city", false],
      ["fire", "city", true],
      ["fire", "district", false],
    ] as const) {
      const found = tell(both(withRow({ [key]: target(department, at) })));
      expect(found).toEqual(
        missing ? [[told("directory/department-missing", row, ...inside), { department, at }]] : [],
      );
    }
  });

  test("that a template leaves out of a district may be asked for there", () => {
    expect(tell(withRow({ lead: { department: "water", at: "district" } }))).toEqual([]);
  });
});

describe("a row", () => {
  test("that is sent to two at once names who cooperates", () => {
    expect(tell(withRow({ mode: "dual" }))).toEqual([]);
    expect(
      tell(changedAt(withRow({ mode: "dual" }), { file: row.file, path: [...row.path, "co"] }, undefined)),
    ).toEqual([[told("directory/dual-without-co", row, "mode"), { row: "route.heating.central" }]]);
    expect(tell(changedAt(everyPlace, { file: row.file, path: [...row.path, "co"] }, undefined))).toEqual([]);
  });
});
