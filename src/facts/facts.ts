import type { FactType, StageName } from "../diagnostic/index.js";
import type { Scan } from "../text/index.js";

export interface FactSpec {
  readonly name: string;
  readonly type: FactType;
  /** The values an `enum` can take; of a `string` or a `list` those it may have, where the pack says so. */
  readonly values?: readonly string[];
  readonly from: StageName;
  /** What it is called in Chinese. */
  readonly title: string;
}

/** Folded text with the words found in it. */
export interface TextValue {
  readonly folded: string;
  /** Its clauses, or its parts as they were written, without markup, from which they are cut. */
  readonly clauses?: readonly string[];
  readonly written?: readonly string[];
  readonly scan: Scan;
}

/** An instant in the pack's offset, ready to compare by date and by time of day. */
export interface InstantValue {
  readonly iso: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** `HH:MM` */
  readonly time: string;
  /** Whether its day is a working day by the pack's calendar. */
  readonly workday: boolean;
  /** Whether the day before is: office hours that cross midnight belong to it. */
  readonly dayBeforeWorked: boolean;
}

export type FactValue = string | number | boolean | readonly string[] | TextValue | InstantValue | undefined;

/** What a pack may say a fact of its own is. */
export const declaredTypes = ["string", "number", "boolean", "date", "instant", "list", "enum"] as const;

export interface DeclaredFact extends FactSpec {
  readonly type: (typeof declaredTypes)[number];
}

/** The facts that people state in words of their own, not as one of a few values or as a number. */
export function spokenFacts(declared: Iterable<DeclaredFact>): ReadonlySet<string> {
  const own = [...declared].filter(({ type }) => type === "string" || type === "list");
  return new Set(["channel", ...own.map(({ name }) => name)]);
}

/** Everything rules may read of one appeal: flat, frozen, by name. An absent fact is `undefined`. */
export type Facts = Readonly<Record<string, FactValue>>;

/** The same facts with some more, or others for some. */
export function addFacts(facts: Facts, more: Facts): Facts {
  return Object.freeze(Object.assign(Object.create(null) as object, facts, more));
}

/** What a unit can be, of itself. */
export const unitKinds = [
  "city",
  "district",
  "street",
  "city-department",
  "district-department",
  "enterprise",
  "state-unit",
  "other",
] as const;

/** The built-in facts that have one of a few values, with these. */
export const factValues = {
  "location.level": ["none", "district", "street"],
  "location.spread": ["none", "one", "streets", "districts"],
  "appellant.kind": ["person", "enterprise"],
  "history.same": ["none", "handling", "closed"],
  disposition: ["answer", "transfer", "inform", "forward", "dispatch"],
  mode: ["direct", "dual", "district", "conference"],
  "lead.kind": unitKinds,
} as const;

type EnumFact = keyof typeof factValues;

/** A word for each value of each of these facts. */
export type FactValueWords = {
  readonly [Fact in EnumFact]: Readonly<Record<(typeof factValues)[Fact][number], string>>;
};

const fact = (
  name: string,
  type: Exclude<FactType, "enum">,
  title: string,
  from: StageName = "classify",
): FactSpec => ({ name, type, title, from });

const oneOf = (name: EnumFact, title: string, from: StageName = "classify"): FactSpec => ({
  name,
  type: "enum",
  title,
  from,
  values: factValues[name],
});

/** The facts every pack has, beside those its `pack.json` declares. */
export const builtInFacts: readonly FactSpec[] = [
  fact("title", "text", "标题"),
  fact("text", "text", "标题和正文"),
  fact("address", "text", "地址"),
  fact("channel", "string", "渠道"),
  fact("received", "instant", "受理时间"),
  fact("dispatched", "instant", "派单时间"),
  fact("chosen.category", "category", "话务员所选类型"),
  fact("chosen.topic", "topic", "话务员所选事项"),
  fact("topic", "topic", "事项"),
  fact("topic.category", "category", "这个事项多半是哪一类"),
  fact("divisions", "divisions", "所在区划"),
  oneOf("location.level", "地点明确到哪一级"),
  oneOf("location.spread", "地点涉及几处"),
  oneOf("appellant.kind", "诉求人类别"),
  fact("appellant.confidential", "boolean", "诉求人要求保密"),
  fact("about.units", "units", "被反映单位"),
  oneOf("history.same", "同一事项此前的工单"),
  fact("history.newFacts", "boolean", "有新情况、新理由"),
  fact("signals", "signals", "信号"),
  fact("category", "category", "诉求类型", "dispose"),
  oneOf("disposition", "处置方式", "route"),
  oneOf("mode", "派单方式", "limit"),
  fact("lead", "unit", "主办单位", "limit"),
  fact("lead.department", "department", "主办单位所属部门", "limit"),
  oneOf("lead.kind", "主办单位类别", "limit"),
];

/** A division's code without the zeros that stand for "all of it": `110000` → `11`. */
export function divisionPrefix(code: string): string {
  return code.length === 6 ? code.replace(/(?:00)+$/, "") : code;
}

/** Whether one division lies in another (or is it). */
export function divisionWithin(code: string, container: string): boolean {
  return code === container || code.startsWith(divisionPrefix(container));
}

/** Whether one topic path lies under another (or is it). */
export function topicWithin(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}/`);
}

/** The topic above one, or `undefined` for a topic at the top. */
export function parentOf(path: string): string | undefined {
  const cut = path.lastIndexOf("/");
  return cut < 0 ? undefined : path.slice(0, cut);
}
