import { compileCondition, type ConditionContext } from "../condition/index.js";
import { eventTypes } from "../facts/index.js";
import type { CompiledLimit, CompiledPack, CompiledRow, CompiledRule, CompiledStep } from "./compiled.js";
import { only, type PackDocs } from "./read.js";
import { conditionOf, type Listed, listsOf, rowsByTopic, type RuleOf, rulesOf } from "./rule-lists.js";

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
  const rule = <Then>({ id, title, basis, when, unless, then }: Ruled<Then>): CompiledRule<Then> => ({
    id,
    title,
    basis,
    when: ready({ when, unless }),
    then,
  });
  const principle = <Source extends Listed>(source: Source) => ({ ...source, when: ready(source) });
  const row = ({
    id,
    title,
    topic,
    basis,
    when,
    unless,
    lead,
    co,
    cc,
    mode,
    limit,
  }: RuleOf<"directory">): CompiledRow => ({
    id,
    topic,
    title: title ?? (topic === "" ? "总目录" : topic),
    basis,
    when: ready({ when, unless }),
    lead,
    co: co ?? [],
    cc: cc ?? [],
    dual: mode === "dual",
    limit: limit === undefined ? undefined : limitOf(limit),
  });
  const limitRule = (source: RuleOf<"limits">): CompiledStep["rules"][number] => {
    const { limit } = source.then;
    return rule({ ...source, then: limit === null ? null : limitOf(limit) });
  };
  const { recusal, named, $schema: _, ...principles } = only(pack.docs.route);
  const { ticket } = only(pack.docs.responsibility);
  const answers = new Map(
    listsOf(pack, "events").map(({ event, rules }) => [event, rules.map((placed) => rule(placed.rule))]),
  );
  return {
    classify: rulesOf(pack, "classify").map(rule),
    review: rulesOf(pack, "review").map(principle),
    dispose: rulesOf(pack, "dispose").map(rule),
    directory: new Map(
      [...rowsByTopic(pack)].map(([topic, rows]) => [topic, rows.map((placed) => row(placed.rule))]),
    ),
    route: {
      ...principles,
      recusal: principle(recusal),
      named: named && principle(named),
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
      rates: ticket.rates && { ...ticket.rates, exclude: rulesOf(pack, "exclude").map(rule) },
    },
  };
}
