import { describe, expect, test } from "vitest";
import { compilePack, safeCompilePack } from "../../src/index.js";
import { readPackFiles } from "../../src/node.js";
import { beijingFiles } from "../support/packs.js";
import { appeal, at } from "../support/appeal.js";

/** The minimal pack in 2020, when the Spring Festival was first arranged and later extended. */
function pack2020(asOf?: string) {
  const files: Record<string, unknown> = { ...readPackFiles("fixtures/packs/good/minimal") };
  files["pack.json"] = {
    ...(JSON.parse(files["pack.json"] as string) as object),
    effective: { from: "2020-01-01" },
  };
  files["calendar/2020.json"] = beijingFiles["calendar/2020.json"];
  return compilePack(files, asOf === undefined ? {} : { asOf });
}

const lunarNewYear = appeal({
  receivedAt: "2020-01-22T10:00:00+08:00",
  category: "complaint",
  topic: "公共服务/供水",
  ...at("990101001"),
});
const report = (dispatcher: ReturnType<typeof pack2020>) =>
  dispatcher.dispatch(lunarNewYear).deadlines.find(({ step }) => step === "co-report");

describe("a notice that changed an earlier one", () => {
  test("is known to decisions made now", () => {
    expect(report(pack2020())).toMatchObject({ lastDay: "2020-02-04", provisional: false });
  });

  test("is forgotten as of a day before it was published, and the decision says so", () => {
    const then = pack2020("2020-01-20");
    expect(report(then)).toMatchObject({ lastDay: "2020-02-01", provisional: false });
    expect(then.pack.asOf).toBe("2020-01-20");
    expect(then.dispatch(lunarNewYear).pack.asOf).toBe("2020-01-20");
  });

  test("leaves a year without any notice provisional", () => {
    expect(report(pack2020("2019-01-01"))).toMatchObject({ provisional: true });
  });
});

test("limits are counted at the pack's own offset", () => {
  const files: Record<string, unknown> = { ...readPackFiles("fixtures/packs/good/minimal") };
  files["pack.json"] = { ...(JSON.parse(files["pack.json"] as string) as object), utcOffset: "+06:00" };
  const deadline = compilePack(files).dispatch(
    appeal({ category: "complaint", topic: "市容环卫", ...at("990101001") }),
  ).deadlines[0];
  expect(deadline).toMatchObject({
    startsAt: "2026-11-20T07:30:00+06:00",
    dueAt: "2026-11-28T00:00:00+06:00",
  });
});

test("a day that is none is refused, not thrown", () => {
  const result = safeCompilePack(readPackFiles("fixtures/packs/good/minimal"), { asOf: "2026-02-30" });
  expect(
    result.ok ? [] : result.diagnostics.map(({ code, at }) => `${code} ${at.file}${at.pointer}`),
  ).toEqual(["time/invalid options/asOf"]);
});
