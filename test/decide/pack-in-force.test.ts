import { describe, expect, test } from "vitest";
import { packInForce } from "../../src/index.js";
import { loadPack } from "../../src/node.js";
import type { FileData } from "../../src/pack/files.js";
import { appeal } from "../support/appeal.js";
import { beijing, minimal } from "../support/packs.js";
import { patched } from "../support/patched.js";

const earlier = loadPack("rules/beijing-2019");

test("the day the regulation came into force divides the two Beijing packs", () => {
  const at = (instant: string) => packInForce([earlier, beijing], instant)?.pack.id;
  expect(at("2018-12-31T23:59:59+08:00")).toBeUndefined();
  expect(at("2019-01-01T00:00:00+08:00")).toBe("beijing-2019");
  expect(at("2021-09-23T23:59:59+08:00")).toBe("beijing-2019");
  expect(at("2021-09-23T16:00:00Z")).toBe("beijing");
  expect(at("2021-09-24T00:00:00")).toBe("beijing");
  expect(at("yesterday")).toBeUndefined();
});

test("of several packs in force the one that came into force last is chosen", () => {
  expect(packInForce([beijing, minimal], "2026-06-01T00:00:00+08:00")?.pack.id).toBe("minimal");
  expect(packInForce([minimal, beijing], "2026-06-01T00:00:00+08:00")?.pack.id).toBe("minimal");
});

test("of packs that came into force on one day the first given is chosen", () => {
  const twins = Array.from({ length: 12 }, () => loadPack("fixtures/packs/good/minimal"));
  for (const some of [twins, twins.slice(5), twins.toReversed()])
    expect(packInForce([beijing, ...some], "2026-06-01T00:00:00+08:00")).toBe(some[0]);
});

test("of versions of one day the latest is chosen, whatever the order; of two that are equal none", () => {
  const version = (named: string, amount: number, id = "minimal") =>
    patched({
      "pack.json": (file: FileData<"pack">) => void Object.assign(file, { id, version: named }),
      "limits.json": (file: FileData<"limits">) => void Object.assign(file.limits[0] ?? {}, { amount }),
    });
  const [old, fixed] = [version("2026.9.0", 1), version("2026.11.0", 2)];
  const at = "2026-06-01T00:00:00+08:00";
  expect(packInForce([old, fixed], at)).toBe(fixed);
  expect(packInForce([fixed, old], at)).toBe(fixed);
  for (const other of [version("2026.11.0", 3), version("2026.12.0", 3, "other")])
    for (const both of [
      [fixed, other, old],
      [other, old, fixed],
    ])
      expect(() => packInForce(both, at)).toThrow("同一天都有效");
});

test("the earlier pack decides as Beijing's does, but for what tickets may object to", () => {
  const appeal = {
    id: "1",
    receivedAt: "2020-11-20T09:30:00+08:00",
    category: "complaint",
    topic: "市容环卫/乱堆乱放",
    location: { divisions: ["110106003"] },
  };
  expect(earlier.dispatch(appeal).routing?.lead?.value).toBe("110106003");
});

describe.each([
  ["+08:00", "2026-01-01T00:00:00+08:00", "2026-06-30T23:59:59.999+08:00"],
  ["-03:30", "2026-01-01T00:00:00-03:30", "2026-06-30T23:59:59.999-03:30"],
])("a pack at %s in force from the first day of January to the last of June", (utcOffset, first, last) => {
  const half = patched({
    "pack.json": (file: FileData<"pack">) =>
      void Object.assign(file, { utcOffset, effective: { from: "2026-01-01", to: "2026-06-30" } }),
  });
  const at = (instant: string, shift = 0) => new Date(Date.parse(instant) + shift).toISOString();
  const takes = (receivedAt: string) => {
    const result = half.safeDispatch(appeal({ receivedAt }));
    return result.ok ? "taken" : result.diagnostics.map(({ code, params }) => [code, params["day"]]);
  };

  test.each([
    ["the last millisecond before", at(first, -1), "2025-12-31"],
    ["the first instant", at(first), null],
    ["the last millisecond", at(last), null],
    ["the instant after", at(last, 1), "2026-07-01"],
  ])("is so at %s, by its own days, whatever the offset of the appeal", (_, instant, outside) => {
    const inForce = outside === null;
    const shanghai = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().replace("Z", "+08:00");
    const samoa = new Date(Date.parse(instant) - 11 * 3_600_000).toISOString().replace("Z", "-11:00");
    for (const written of [instant, shanghai, samoa]) {
      expect(packInForce([half], written), written).toBe(inForce ? half : undefined);
      expect(takes(written), written).toEqual(inForce ? "taken" : [["appeal/outside-pack", outside]]);
    }
  });

  test("reads an instant without an offset in its own", () => {
    const times = [
      "2025-12-31T23:59:59.999",
      "2026-01-01T00:00",
      "2026-06-30T23:59:59.999",
      "2026-07-01T00:00",
    ];
    expect(times.map((time) => packInForce([half], time) === half)).toEqual([false, true, true, false]);
    expect(times.map((time) => takes(time) === "taken")).toEqual([false, true, true, false]);
  });

  test("counts to the day of receipt alone: what is received in time may be dispatched after", () => {
    const late = appeal({ receivedAt: last, dispatchedAt: at(last, 86_400_000) });
    expect(half.safeDispatch(late)).toMatchObject({ ok: true });
  });
});

test("a pack without an end is in force on every day from its first", () => {
  const received = (receivedAt: string) => minimal.safeDispatch(appeal({ receivedAt })).ok;
  const times = ["2025-12-31T23:59:59.999", "2026-01-01T00:00", "2099-12-01T00:00"];
  expect(times.map(received)).toEqual([false, true, true]);
});
