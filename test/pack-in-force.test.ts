import { expect, test } from "vitest";
import { packInForce } from "../src/index.js";
import { loadPack } from "../src/node.js";
import { beijing, minimal } from "./support/packs.js";

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
  for (const some of [twins, twins.slice(5), twins.toReversed()]) expect(packInForce([beijing, ...some], "2026-06-01T00:00:00+08:00")).toBe(some[0]);
});

test("the earlier pack decides as Beijing's does, but for what tickets may object to", () => {
  const appeal = { id: "1", receivedAt: "2020-11-20T09:30:00+08:00", category: "complaint", topic: "市容环卫/乱堆乱放", location: { divisions: ["110106003"] } };
  expect(earlier.dispatch(appeal).routing?.lead?.value).toBe("110106003");
});
