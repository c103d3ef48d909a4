import { type Condition, isListReference, type Leaf, leavesOf, usedNames } from "../condition/index.js";
import type { StageName } from "../facts/index.js";
import { digestOf, pinOf, saying, sha256Of, type Values, withoutSchema } from "./digest.js";
import type { PackDocs } from "./read.js";
import { conditionOf, ruleLists } from "./rule-lists.js";

/** The SHA-256 of parts of a pack, each as lower-case hex. */
export interface PackDigests {
  /** What decides an appeal: all but the calendar. */
  readonly rules: string;
  /** What tickets read: events and duties, limits and steps, units, and the conditions these rest on. */
  readonly tickets: string;
  /** The years of the calendar. */
  readonly calendar: string;
}

/** The digests of a pack's parts, each as `packDigest` takes that of the whole. */
export function packDigests(pack: PackDocs): PackDigests {
  const values = valuesByFile(pack);
  return {
    rules: digestOf(values, (kind) => kind !== "cases" && kind !== "calendar"),
    tickets: sha256Of(saying(readByTickets(pack))),
    calendar: digestOf(values, (kind) => kind === "calendar"),
  };
}

/** Each year of the calendar that has a notice known by a day, with its digest. */
export function yearDigests({ docs }: PackDocs, asOf = "9999-12-31"): ReadonlyMap<number, string> {
  const known = docs.calendar.map(({ value }) => ({
    ...value,
    notices: value.notices.filter(({ published }) => published <= asOf),
  }));
  const noticed = known.filter(({ notices }) => notices.length > 0);
  return new Map(noticed.map((value) => [value.year, pinOf(withoutSchema(value))]));
}

export function valuesByFile({ docs }: PackDocs): Values {
  return new Map(
    Object.values(docs)
      .flat()
      .map((doc) => [doc.file, doc.value]),
  );
}

function readByTickets(pack: PackDocs): unknown {
  const { docs } = pack;
  const named = new Map(docs.conditions.flatMap((doc) => doc.value.conditions.map((one) => [one.id, one])));
  const used = new Set<string>();
  const use = (condition: Condition): Leaf[] => [
    ...leavesOf(condition),
    ...usedNames(condition).flatMap((name) => {
      const inner = named.get(name);
      if (inner === undefined || used.has(name)) return [];
      used.add(name);
      return use(inner.when);
    }),
  ];
  const asked = ruleLists(pack).filter(({ stage }) => ticketStages.includes(stage));
  const rules = asked.flatMap((list) => list.rules);
  const leaves = rules.flatMap(({ rule }) => {
    const condition = conditionOf(rule);
    return condition === undefined ? [] : use(condition);
  });
  const lists = new Set(leaves.flatMap(({ value }) => (isListReference(value) ? value.list : [])));
  return {
    utcOffset: docs.pack[0]?.value.utcOffset,
    facts: docs.pack[0]?.value.facts,
    limits: docs.limits.map((doc) => withoutSchema(doc.value)),
    responsibility: docs.responsibility.map((doc) => withoutSchema(doc.value)),
    units: docs.units.map(({ value: { divisions, units, departments } }) => ({
      divisions,
      units,
      departments,
    })),
    conditions: [...named.values()].filter(({ id }) => used.has(id)),
    lists: docs.lists.flatMap((doc) => doc.value.lists.filter(({ id }) => lists.has(id))),
  };
}

/** The stages whose rules are asked again while a ticket lives. */
const ticketStages: readonly StageName[] = ["limit", "oblige", "ticket"];
