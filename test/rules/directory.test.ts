import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { interpretCondition } from "../../src/condition/interpret.js";
import type { Facts } from "../../src/facts.js";
import { type DirectoryRow, directorySchema, type Target } from "../../src/pack/schema/directory.js";
import { unitsSchema } from "../../src/pack/schema/units.js";

const beijing = new URL("../../rules/beijing/", import.meta.url);
const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, beijing), "utf8"));
const filesIn = (folder: string) => readdirSync(new URL(folder, beijing)).map((name) => readJson(folder + name));

interface Topic { name: string; children?: Topic[] }
const paths = (topics: readonly Topic[], above = ""): string[] =>
  topics.flatMap(({ name, children = [] }) => [above + name, ...paths(children, `${above}${name}/`)]);
const topicTree = (readJson("topics.json") as { topics: Topic[] }).topics;
const topics = paths(topicTree);

const rows = filesIn("directory/").flatMap((file) => directorySchema.parse(file).rows);
const rowsOf = new Map(["", ...topics].map((path) => [path, rows.filter(({ topic }) => topic === path)]));
const unitFiles = filesIn("units/").map((file) => unitsSchema.parse(file));
const departments = new Map(unitFiles.flatMap((file) => file.departments ?? []).map((department) => [department.id, department]));
const unitKinds = new Map(unitFiles.flatMap((file) => file.units ?? []).map(({ id, kind }) => [id, kind]));

/** The row an appeal on a topic gets: the first that holds of the nearest topic. */
function rowFor(topic: string, facts: Facts): DirectoryRow | undefined {
  const row = rowsOf.get(topic)?.find(({ when }) => !when || interpretCondition(when, facts, new Map()));
  return row || topic === "" ? row : rowFor(topic.includes("/") ? topic.slice(0, topic.lastIndexOf("/")) : "", facts);
}

const placed = (divisions: string[], level: "none" | "district" | "street", category = "complaint"): Facts =>
  ({ category, divisions, "location.level": level, signals: [] });
const onStreet = placed(["110105001"], "street");

const kindOf = (lead: Target) => {
  if ("unit" in lead) return unitKinds.get(lead.unit) ?? "municipal";
  const at = "department" in lead ? lead.at : lead.level;
  return at === "city" ? "municipal" : at;
};

/** How many sub-topics of a first-level topic each kind of unit leads, for a plain complaint on a known street. */
const leadsUnder = (first: string) => {
  const counts: Record<string, number> = {};
  for (const topic of topics.filter((path) => path.startsWith(`${first}/`))) {
    const kind = kindOf((rowFor(topic, onStreet) as DirectoryRow).lead);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
};

const known = (target: Target) => {
  if ("unit" in target) return unitKinds.has(target.unit);
  return !("department" in target) || departments.get(target.department)?.[target.at] !== undefined;
};
const targetsOf = ({ lead, co = [], cc = [] }: DirectoryRow) => [lead, ...co, ...cc];
const idsOf = (list: readonly DirectoryRow[]) => list.map(({ id }) => id);
const repeated = (values: readonly string[]) => values.filter((value, at) => values.indexOf(value) !== at);

describe("dispatch directory of the Beijing pack", () => {
  it("names only topics, units and departments that exist", () => {
    expect(idsOf(rows.filter(({ topic }) => topic !== "" && !topics.includes(topic)))).toEqual([]);
    expect(idsOf(rows.filter((row) => !targetsOf(row).every(known)))).toEqual([]);
  });

  it("gives every row an id of its own", () => {
    expect(repeated(idsOf(rows))).toEqual([]);
  });

  it("names a unit once in a row", () => {
    expect(idsOf(rows.filter((row) => repeated(targetsOf(row).map((target) => JSON.stringify(target))).length > 0))).toEqual([]);
  });

  it("closes every first-level topic with a row that always holds", () => {
    const open = topicTree.filter(({ name }) => rowsOf.get(name)?.at(-1)?.when !== undefined || !rowsOf.get(name)?.length);
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  it("has no row behind one that always holds", () => {
    const hidden = [...rowsOf.values()].flatMap((list) => list.slice(0, -1).filter(({ when }) => !when));
    expect(idsOf(hidden)).toEqual([]);
  });

  it("sends every topic somewhere from no place, a district and a street, whatever the category", () => {
    const places = [placed([], "none"), placed(["110105"], "district"), onStreet];
    const categories = ["consultation", "help", "complaint", "report", "suggestion", "praise"];
    const lost = topics.filter((topic) =>
      places.some((place) => categories.some((category) => !rowFor(topic, { ...place, category })?.topic)));
    expect(lost).toEqual([]);
  });

  it("has two units at once on every dual row", () => {
    expect(idsOf(rows.filter(({ mode, co }) => mode === "dual" && !co))).toEqual([]);
  });

  // 《北京12345市民服务热线2020年度报告》: the kind of unit that handled most of each of the ten busiest topics.
  it.each([
    ["公共安全", "district"], ["市场管理", "district"], ["公共服务", "enterprise"], ["住房", "street"], ["卫生健康", "district"],
    ["城乡建设", "street"], ["交通管理", "district"], ["社会秩序", "municipal"], ["教育", "district"], ["劳动和社会保障", "district"],
  ])("has %s led mostly by the kind of unit that handles most of it in the annual report: %s", (first, kind) => {
    const counts = leadsUnder(first);
    const most = Math.max(...Object.values(counts));
    expect(Object.entries(counts).filter(([, count]) => count === most).map(([name]) => name), JSON.stringify(counts)).toEqual([kind]);
  });
});
