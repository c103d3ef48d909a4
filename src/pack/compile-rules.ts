import { compileCondition, type ConditionContext } from "../condition/index.js";
import { eventTypes } from "../facts/index.js";
import type {
  CompiledLimit,
  CompiledPack,
  CompiledPrinciple,
  CompiledRow,
  CompiledRule,
  CompiledStep,
} from "./compiled.js";
import { only, type PackDocs } from "./read.js";
import { cited } from "./reasons.js";
import {
  conditionOf,
  type Listed,
  listsOf,
  procedureOf,
  rowsByTopic,
  type RuleOf,
  rulesOf,
} from "./rule-lists.js";
import type { Target } from "./schema/directory.js";

/** The tables of a pack that hold rules. */
type RuleTables = Pick<
  CompiledPack,
  "classify" | "review" | "dispose" | "directory" | "route" | "steps" | "obligations" | "events" | "ticket"
>;

interface Ruled<Then> extends Listed {
  readonly title: string;
  readonly then: Then;
}

/** Makes every rule of a pack ready to ask. */
export function compileRules(
  pack: PackDocs,
  context: ConditionContext,
  limits: ReadonlyMap<string, CompiledLimit>,
): RuleTables {
  const ready = (rule: Pick<Listed, "when" | "unless">) => {
    const condition = conditionOf(rule);
    return condition && compileCondition(condition, context);
  };
  const limitOf = (id: string) => limits.get(id) as CompiledLimit;
  const rule = <Then>(source: Ruled<Then>): CompiledRule<Then> => ({
    id: source.id,
    title: source.title,
    basis: cited(source).basis,
    when: ready(source),
    then: source.then,
  });
  const conditional = <Source extends Listed>(source: Source) => ({ ...cited(source), when: ready(source) });
  const row = (source: RuleOf<"directory">): CompiledRow => {
    const {
      id,
      topic,
      title = topic === "" ? "总目录" : topic,
      lead,
      co = [],
      cc = [],
      mode,
      limit,
    } = source;
    return {
      id,
      topic,
      title,
      basis: cited(source).basis,
      when: ready(source),
      lead,
      co,
      cc,
      dual: mode === "dual",
      limit: limit === undefined ? undefined : limitOf(limit),
    };
  };
  const principle = (source: RuleOf<"principles">): CompiledPrinciple => {
    const { leads, ...said } = conditional(source);
    const leading = (topic: string, lead: Target | null): CompiledRow | null =>
      lead && { ...said, topic, lead, co: [], cc: [], dual: false, limit: undefined };
    return {
      ...said,
      leads: new Map(Object.entries(leads).map(([topic, lead]) => [topic, leading(topic, lead)])),
    };
  };
  const limitRule = (source: RuleOf<"limits">): CompiledStep["rules"][number] => {
    const { limit } = source.then;
    return rule({ ...source, then: limit === null ? null : limitOf(limit) });
  };
  const { recusal, named, ...procedure } = procedureOf(only(pack.docs.route));
  const { ticket } = only(pack.docs.responsibility);
  const answers = new Map(
    listsOf(pack, "events").map(({ event, rules }) => [event, rules.map((placed) => rule(placed.rule))]),
  );
  return {
    classify: rulesOf(pack, "classify").map(rule),
    review: rulesOf(pack, "review").map(conditional),
    dispose: rulesOf(pack, "dispose").map(rule),
    directory: new Map(
      [...rowsByTopic(pack)].map(([topic, rows]) => [topic, rows.map((placed) => row(placed.rule))]),
    ),
    route: {
      direct: cited(procedure.direct),
      streetCc: cited(procedure.streetCc),
      districtFallback: cited(procedure.districtFallback),
      dual: cited(procedure.dual),
      accused: cited(procedure.accused),
      conference: cited(procedure.conference),
      recusal: conditional(recusal),
      named: named && conditional(named),
      principles: rulesOf(pack, "principles").map(principle),
      boundary: rulesOf(pack, "boundary").map(rule),
    },
    steps: listsOf(pack, "limits").map(({ step, rules }) => ({
      ...step,
      rules: rules.map((placed) => limitRule(placed.rule)),
    })),
    obligations: rulesOf(pack, "obligations").map(rule),
    events: new Map(eventTypes.map((event) => [event, answers.get(event) ?? []])),
    ticket: ticket && {
      ...ticket,
      order: cited(ticket.order),
      rates: ticket.rates && { ...ticket.rates, exclude: rulesOf(pack, "exclude").map(rule) },
    },
  };
}
