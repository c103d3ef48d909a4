import { describe, expect, it } from "vitest";
import { packOf } from "../../src/decide/dispatcher.js";
import type { Routing } from "../../src/index.js";
import { lintPack } from "../../src/editor/check/lint-pack.js";
import { appeal, at } from "../support/appeal.js";
import { beijing, beijingFiles, docsOf } from "../support/packs.js";

const topics = [...packOf(beijing).topicPaths];
const kinds = ["consultation", "help", "complaint", "report", "suggestion", "praise"];
const street = at("110105001");

function routing(topic: string, category: string, place = street): Routing {
  return beijing.dispatch(appeal({ topic, category, ...place })).routing as Routing;
}

/**
 * How many sub-topics of a first-level topic each kind of unit leads, for a plain complaint on a known
 * street.
 */
function leadsUnder(first: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const topic of topics.filter((path) => path.startsWith(`${first}/`))) {
    const lead = beijing.unit(routing(topic, "complaint").lead?.value ?? "");
    // 区分中心 of the report: the district's government and its departments.
    const kind =
      { "district-department": "district", "city-department": "municipal", city: "municipal" }[
        lead?.kind as string
      ] ??
      lead?.kind ??
      "none";
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

describe("dispatch directory of the Beijing pack", () => {
  it("has no gap and no row that cannot fire", () => {
    const findings = lintPack(docsOf(beijingFiles)).filter(({ severity }) => severity !== "info");
    expect(findings).toEqual([]);
  });

  it("gives every topic × kind on a known street a lead, from a row of its own or a nearer one than the root", () => {
    for (const topic of topics)
      for (const category of kinds) {
        const { lead } = routing(topic, category);
        expect(lead?.value, `${topic} ${category}`).toBeTruthy();
        expect(lead?.by, `${topic} ${category}`).not.toBe("directory.root");
      }
  });

  it("gives every topic × kind with a district alone a lead, and without a place a lead or that very reason", () => {
    for (const topic of topics)
      for (const category of kinds) {
        expect(routing(topic, category, at("110105")).lead, `${topic} ${category}`).not.toBeNull();
        const { lead, reason } = routing(topic, category, { location: {} });
        expect(lead !== null || reason?.value === "place-unknown", `${topic} ${category}`).toBe(true);
      }
  });

  it("gives every division of the city a lead for a matter of the street, the district and a district department", () => {
    for (const { code, level } of packOf(beijing).divisions.values()) {
      if (level === "city") continue;
      for (const topic of ["市容环卫", "住房", "市场管理", "水务", "农村管理", "交通管理/停车管理"])
        expect(routing(topic, "complaint", at(code)).lead, `${topic} ${code}`).not.toBeNull();
    }
  });

  // 《北京12345市民服务热线2020年度报告》: the kind of unit that handled most of each of the ten busiest
  // topics.
  it.each([
    ["公共安全", "district"],
    ["市场管理", "district"],
    ["公共服务", "enterprise"],
    ["住房", "street"],
    ["卫生健康", "district"],
    ["城乡建设", "street"],
    ["交通管理", "district"],
    ["社会秩序", "municipal"],
    ["教育", "district"],
    ["劳动和社会保障", "district"],
  ])(
    "has %s led mostly by the kind of unit that handles most of it in the annual report: %s",
    (first, kind) => {
      const counts = leadsUnder(first);
      const most = Math.max(...Object.values(counts));
      expect(
        Object.entries(counts)
          .filter(([, count]) => count === most)
          .map(([name]) => name),
        JSON.stringify(counts),
      ).toEqual([kind]);
    },
  );
});
