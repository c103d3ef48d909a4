import { type Dispatcher, findPack, holds, packOf } from "../decide/index.js";
import { type CompiledPack, type RateName, rateNames, superiors } from "../pack/index.js";
import { anyList, ratesOptions, readArgument } from "../diagnostic/index.js";
import { type ClockState, countRuns, type Standing } from "./clock-view.js";
import { factsOfTicket } from "./facts.js";
import { diagnosticsOf, type Read } from "./door.js";
import { readTicket } from "./read.js";
import type { Opening, Ticket } from "./ticket.js";
import type { State } from "./state.js";
import { readAt } from "./ticket-at.js";
import { stateAt } from "./fold.js";

/** A rate with the tickets behind it, so that a unit can check its figure. */
export interface Rate {
  /** Numerator over denominator; `null` where there is nothing to divide by. */
  readonly value: number | null;
  readonly numerator: readonly string[];
  readonly denominator: readonly string[];
}

/** The three rates of one unit, district or topic. */
export interface Rates extends Readonly<Record<RateName, Rate>> {
  readonly of: string;
  /** The rates by the pack's weights, among those that have a value. */
  readonly score: number | null;
  /** Tickets left out, with the rule that did it. */
  readonly excluded: readonly {
    readonly appealId: string;
    readonly from: readonly RateName[];
    readonly by: string;
  }[];
}

export interface RatesOptions {
  /**
   * Tickets count for the unit that is responsible for them at `at`, for its district, or for their topic.
   */
  readonly by: "unit" | "district" | "topic";
  readonly at: string;
}

interface Case {
  readonly appealId: string;
  readonly of: string;
  readonly counts: Readonly<Record<RateName, boolean | undefined>>;
  readonly excluded: Rates["excluded"];
}

/**
 * Returns 响应率 解决率 满意率 of some tickets at an instant, by unit, district or topic, sorted by name.
 *
 * Response: the pack's contact step was done in time, of those done or due. Resolution and satisfaction: what
 * the appellants said, of those reached by a call-back.
 * @source 《北京市接诉即办工作条例》第三十二条第二款
 * @example rates(tickets, { by: "unit", at }, dispatcher) // { ok: true, value: [{ of: "110106003", response: { value: 1, numerator: ["A1"], denominator: ["A1"] }, … }] }
 */
export function rates(
  tickets: readonly (Ticket | unknown)[],
  options: RatesOptions,
  dispatcher: Dispatcher,
): Read<Rates[]> {
  const found = findPack(dispatcher);
  if (!found.ok) return found;
  const { pack } = found;
  const asked = readArgument("options", ratesOptions, options);
  const given = readArgument("tickets", anyList, tickets);
  const at = readAt(pack, options?.at);
  const packFor = (ticket: unknown) => packOf(dispatcher, ticket);
  const read = given.ok ? given.value.map((ticket) => readTicket(packFor(ticket), ticket)) : [];
  const diagnostics = diagnosticsOf([asked, given, at, ...read], "tickets");
  if (!asked.ok || !at.ok || diagnostics.length > 0) return { ok: false, diagnostics };
  const { by } = asked.value;
  const groups = new Map<string, Case[]>();
  for (const one of read) {
    if (!one.ok) continue;
    const own = packFor(one.value);
    const standing = { pack: own, state: stateAt(own, one.value, at.value), at: at.value };
    const found = caseOf(standing, one.value.opening, by);
    groups.set(found.of, [...(groups.get(found.of) ?? []), found]);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return { ok: true, value: sorted.map(([of, cases]) => summed(pack, of, cases)) };
}

function caseOf(standing: Standing, opening: Opening, by: RatesOptions["by"]): Case {
  const { pack, state, at } = standing;
  const { appealId } = opening;
  const facts = factsOfTicket(opening, { pack, state, at: Math.max(at, state.last.at) });
  const excluded = (pack.ticket?.rates?.exclude ?? [])
    .filter((rule) => holds(rule, facts))
    .map((rule) => ({ appealId, from: rule.then.from, by: rule.id }));
  const isExcluded = (name: RateName) => excluded.some(({ from }) => from.includes(name));
  return {
    appealId,
    of: groupOf[by](standing, opening),
    counts: eachRate((name) => (isExcluded(name) ? undefined : isGood[name](standing))),
    excluded,
  };
}

/** Whether a ticket speaks for its unit; `undefined` where nothing can be said. */
const isGood: Readonly<Record<RateName, (standing: Standing) => boolean | undefined>> = {
  response: responded,
  resolution: ({ state }) => saidBy(state)?.resolved,
  satisfaction: ({ state }) => saidBy(state)?.satisfied,
};

/** The call-back that counts: one that reached the appellant. */
function saidBy({ callBack }: State): State["callBack"] | undefined {
  return callBack?.reached ? callBack : undefined;
}

function eachRate<Value>(valueOf: (name: RateName) => Value): Record<RateName, Value> {
  return Object.fromEntries(rateNames.map((name) => [name, valueOf(name)])) as Record<RateName, Value>;
}

/** For whom or what a ticket counts. */
const groupOf: Readonly<Record<RatesOptions["by"], (standing: Standing, opening: Opening) => string>> = {
  unit: ({ state }) => state.responsible,
  district: ({ pack, state }) => districtOfUnit(pack, state.responsible),
  topic: (_, { topic }) => topic?.value ?? "",
};

/** Whether the step was done in time by how its clock stands; nothing is said while it still may be. */
const inTime: Readonly<Partial<Record<ClockState, boolean>>> = { met: true, missed: false };

/** Whether the unit responsible did the contact step in time; `undefined` while it still may. */
function responded(standing: Standing): boolean | undefined {
  const contact = standing.pack.ticket?.rates?.contact;
  const clock = countRuns(standing).findLast(({ run }) => run.step === contact);
  return clock && inTime[clock.state];
}

function districtOfUnit(pack: CompiledPack, unit: string): string {
  const kindOf = (id: string) => pack.units.get(id)?.kind;
  return [unit, ...superiors(pack, unit)].find((id) => kindOf(id) === "district") ?? pack.city ?? "";
}

function summed(pack: CompiledPack, of: string, cases: readonly Case[]): Rates {
  const rate = (name: RateName): Rate => {
    const counted = cases.filter((one) => one.counts[name] !== undefined);
    const ids = (some: readonly Case[]) => some.map(({ appealId }) => appealId);
    const good = counted.filter((one) => one.counts[name]);
    return {
      value: counted.length === 0 ? null : good.length / counted.length,
      numerator: ids(good),
      denominator: ids(counted),
    };
  };
  const found = eachRate(rate);
  return {
    of,
    ...found,
    score: scoreOf(pack, found),
    excluded: cases.flatMap((one) => one.excluded),
  };
}

/** The rates that have a value, by the pack's weights; `null` where none has. */
function scoreOf(pack: CompiledPack, found: Readonly<Record<RateName, Rate>>): number | null {
  const weights = pack.ticket?.rates?.weights;
  if (weights === undefined) return null;
  const known = rateNames.flatMap((name) => {
    const { value } = found[name];
    return value === null ? [] : [{ weight: weights[name], value }];
  });
  const whole = known.reduce((sum, { weight }) => sum + weight, 0);
  return whole === 0 ? null : known.reduce((sum, { weight, value }) => sum + weight * value, 0) / whole;
}
