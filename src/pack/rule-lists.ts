import type { Condition } from "../condition/index.js";
import type { EventType, StageName } from "../facts/index.js";
import type { FileData } from "./files.js";
import { at, inside, type Place } from "./place.js";
import { type Shared, withRowBasis, withShared } from "./inherit.js";
import type { PackDocs } from "./read.js";
import type { Reasons } from "./reasons.js";
import type { ClassifyRule } from "./schema/classify.js";
import type { StepDeclaration } from "./schema/limits.js";
import type { ObligationRule } from "./schema/responsibility.js";
import type { BoundaryRule, PrincipleRule, RouteFile } from "./schema/route.js";
import type { EventRule } from "./schema/ticket-events.js";
import type { TicketTerms } from "./schema/ticket-terms.js";

/** What rules of every kind have, rows of the directory and principles among them. */
export interface Listed extends Reasons {
  readonly id: string;
  readonly when?: Condition | undefined;
  /** The exception. */
  readonly unless?: Condition | undefined;
}

/** What a rule says of when it holds. */
export type Conditional = Pick<Listed, "when" | "unless">;

/** When a rule holds: `undefined` where it always does. */
export function conditionOf({ when, unless }: Conditional): Condition | undefined {
  if (unless === undefined) return when;
  return when === undefined ? { not: unless } : { all: [when, { not: unless }] };
}

/** A rule with where it stands. */
export interface PlacedRule<Rule extends Listed = Listed> {
  /** With what it shares with its neighbours. */
  readonly rule: Rule;
  /** As it stands in the file. */
  readonly written: Rule;
  readonly place: Place;
}

/** Rules that stand together in a file, top to bottom. */
export interface RuleList<Rule extends Listed = Listed> {
  /** The stage that asks them: what it knows they may read. */
  readonly stage: StageName;
  /**
   * The `first` that holds decides; of the rows of the `nearest` topic, over all files, the first; or `each`
   * that holds counts.
   */
  readonly asks: "first" | "nearest" | "each";
  readonly rules: readonly PlacedRule<Rule>[];
}

type Exclusion = NonNullable<TicketTerms["rates"]>["exclude"][number];

/** Each kind of list, as the pipeline comes to it. A kind named here has to say below where it stands. */
interface RuleLists {
  readonly topics: RuleList;
  readonly classify: RuleList<ClassifyRule>;
  readonly review: RuleList<NonNullable<FileData<"classify">["review"]>[number]>;
  readonly dispose: RuleList<FileData<"dispose">["rules"][number]>;
  readonly procedure: RuleList;
  readonly principles: RuleList<PrincipleRule>;
  readonly boundary: RuleList<BoundaryRule>;
  readonly directory: RuleList<FileData<"directory">["rows"][number]>;
  readonly limits: RuleList<StepDeclaration["rules"][number]> & { readonly step: StepDeclaration };
  readonly obligations: RuleList<ObligationRule>;
  readonly order: RuleList;
  readonly exclude: RuleList<Exclusion>;
  readonly events: RuleList<EventRule> & { readonly event: EventType };
}

export type RuleKind = keyof RuleLists;
export type RuleOf<Kind extends RuleKind> = RuleLists[Kind]["rules"][number]["rule"];

const list = <Rule extends Listed>(
  stage: StageName,
  asks: RuleList["asks"],
  rules: readonly PlacedRule<Rule>[],
): RuleList<Rule> => ({ stage, asks, rules });

const unknownBasis = { street: [], district: [], city: [], department: [], unit: [] };

const sources: { readonly [Kind in RuleKind]: (docs: PackDocs["docs"]) => RuleLists[Kind][] } = {
  topics: ({ topics }) =>
    topics.map((doc) => {
      const { chosen, text } = doc.value;
      return list("classify", "each", keyed(at(doc), { chosen, text }));
    }),
  classify: ({ classify }) =>
    classify.map((doc) => list("classify", "first", placed(at(doc, "rules"), doc.value.rules, doc.value))),
  // They are asked once the kind is known.
  review: ({ classify }) =>
    classify.map((doc) => list("dispose", "each", placed(at(doc, "review"), doc.value.review, doc.value))),
  dispose: ({ dispose }) =>
    dispose.map((doc) => list("dispose", "first", placed(at(doc, "rules"), doc.value.rules, doc.value))),
  procedure: ({ route }) => route.map((doc) => list("route", "each", keyed(at(doc), procedureOf(doc.value)))),
  principles: ({ route }) =>
    route.map((doc) => list("route", "each", placed(at(doc, "principles"), doc.value.principles))),
  boundary: ({ route }) =>
    route.map((doc) => list("route", "first", placed(at(doc, "boundary"), doc.value.boundary))),
  directory: ({ directory, route }) =>
    directory.map((doc) => {
      const rows = placed(at(doc, "rows"), doc.value.rows, doc.value);
      // Of a route.json that is not sound nobody knows what rows rest on.
      const general = route[0] ? route[0].value.rowBasis : unknownBasis;
      return list(
        "route",
        "nearest",
        rows.map((row) => ({ ...row, rule: withRowBasis(row.rule, general) })),
      );
    }),
  limits: ({ limits }) =>
    limits.flatMap((doc) =>
      doc.value.steps.map((step, index) => {
        const rules = placed(at(doc, "steps", index, "rules"), step.rules, step);
        return { ...list("limit", step.pick === "first" ? "first" : "each", rules), step };
      }),
    ),
  obligations: ({ responsibility }) =>
    responsibility.map((doc) =>
      list("oblige", "each", placed(at(doc, "obligations"), doc.value.obligations, doc.value)),
    ),
  order: ({ responsibility }) =>
    responsibility.map((doc) =>
      list("ticket", "each", keyed(at(doc, "ticket"), { order: doc.value.ticket?.order })),
    ),
  exclude: ({ responsibility }) =>
    responsibility.map((doc) => {
      const excluded = doc.value.ticket?.rates?.exclude;
      return list("ticket", "each", placed(at(doc, "ticket", "rates", "exclude"), excluded));
    }),
  events: ({ responsibility }) =>
    responsibility.flatMap((doc) =>
      Object.entries(doc.value.events ?? {}).map(([event, rules]) => ({
        ...list("ticket", "first", placed(at(doc, "events", event), rules, doc.value)),
        event: event as EventType,
      })),
    ),
};

/** Every list of rules in the files of a pack. */
export function ruleLists({ docs }: PackDocs): RuleList[] {
  return Object.values(sources).flatMap((source): RuleList[] => source(docs));
}

/** The lists of one kind. */
export function listsOf<Kind extends RuleKind>({ docs }: PackDocs, kind: Kind): RuleLists[Kind][] {
  return sources[kind](docs);
}

/** The rules of one kind, over all its lists. */
export function rulesOf<Kind extends RuleKind>(pack: PackDocs, kind: Kind): RuleOf<Kind>[] {
  return listsOf(pack, kind).flatMap(({ rules }) => rules.map(({ rule }) => rule));
}

/** The rows of the directory that compete, by topic, over all its files. */
export function rowsByTopic(pack: PackDocs): Map<string, PlacedRule<RuleOf<"directory">>[]> {
  const byTopic = new Map<string, PlacedRule<RuleOf<"directory">>[]>();
  for (const row of listsOf(pack, "directory").flatMap(({ rules }) => rules)) {
    const rows = byTopic.get(row.rule.topic);
    if (rows) rows.push(row);
    else byTopic.set(row.rule.topic, [row]);
  }
  return byTopic;
}

/** What the procedure itself cites, by what it is for. */
export function procedureOf(file: RouteFile) {
  const {
    $schema: _schema,
    boundary: _boundary,
    principles: _principles,
    rowBasis: _basis,
    ...procedure
  } = file;
  return procedure;
}

/** The rules of a list, each with its place and with what they share. */
function placed<Rule extends Listed>(
  place: Place,
  rules: readonly Rule[] = [],
  shared: Shared = {},
): PlacedRule<Rule>[] {
  return rules.map((written, index) => ({
    rule: withShared(written, shared),
    written,
    place: inside(place, index),
  }));
}

/** Rules that stand each under a key of its own. */
function keyed(place: Place, rules: Readonly<Record<string, Listed | undefined>>): PlacedRule[] {
  return Object.entries(rules).flatMap(([key, rule]) =>
    rule ? [{ rule, written: rule, place: inside(place, key) }] : [],
  );
}
