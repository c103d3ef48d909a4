import { type Dispatcher, findPack, holds } from "../decide/index.js";
import { type CompiledPack, type RateName, rateNames, superiors } from "../pack/index.js";
import { anyList, ratesOptions, readArgument } from "../diagnostic/index.js";
import { countRuns } from "./clock-view.js";
import { factsOfTicket } from "./facts.js";
import { diagnosticsOf, type Read, readTicket } from "./read.js";
import type { State } from "./state.js";
import type { Ticket } from "./ticket.js";
import { readAt, stateAt } from "./ticket-at.js";

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
  const read = given.ok ? given.value.map((ticket) => readTicket(pack, ticket)) : [];
  const diagnostics = diagnosticsOf([asked, given, at, ...read], "tickets");
  if (!asked.ok || !at.ok || diagnostics.length > 0) return { ok: false, diagnostics };
  const { by } = asked.value;
  const groups = new Map<string, Case[]>();
  for (const one of read) {
    if (!one.ok) continue;
    const found = caseOf(pack, one.value, at.value, by);
    groups.set(found.of, [...(groups.get(found.of) ?? []), found]);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return { ok: true, value: sorted.map(([of, cases]) => summed(pack, of, cases)) };
}

function caseOf(pack: CompiledPack, ticket: Ticket, at: number, by: RatesOptions["by"]): Case {
  const { opening } = ticket;
  const { appealId } = opening;
  const state = stateAt(pack, ticket, at);
  const facts = factsOfTicket(pack, opening, state, Math.max(at, state.last.at));
  const excluded = (pack.ticket?.rates?.exclude ?? [])
    .filter((rule) => holds(rule, facts))
    .map((rule) => ({ appealId, from: rule.then.from, by: rule.id }));
  const counted = (name: RateName, value: boolean | undefined) =>
    excluded.some(({ from }) => from.includes(name)) ? undefined : value;
  const reached = state.callBack?.reached ? state.callBack : undefined;
  return {
    appealId,
    of:
      by === "topic"
        ? (opening.topic?.value ?? "")
        : by === "unit"
          ? state.responsible
          : districtOfUnit(pack, state.responsible),
    counts: {
      response: counted("response", responded(pack, state, at)),
      resolution: counted("resolution", reached?.resolved),
      satisfaction: counted("satisfaction", reached?.satisfied),
    },
    excluded,
  };
}

/** Whether the unit responsible did the contact step in time; `undefined` while it still may. */
function responded(pack: CompiledPack, state: State, at: number): boolean | undefined {
  const clock = countRuns(pack, state, at).findLast(({ run }) => run.step === pack.ticket?.rates?.contact);
  return clock?.state === "met" ? true : clock?.state === "missed" ? false : undefined;
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
  const found = {
    response: rate("response"),
    resolution: rate("resolution"),
    satisfaction: rate("satisfaction"),
  };
  const weights = pack.ticket?.rates?.weights;
  const known = weights
    ? rateNames.flatMap((name) =>
        found[name].value === null ? [] : [{ weight: weights[name], value: found[name].value }],
      )
    : [];
  const whole = known.reduce((sum, { weight }) => sum + weight, 0);
  return {
    of,
    ...found,
    score: whole === 0 ? null : known.reduce((sum, { weight, value }) => sum + weight * value, 0) / whole,
    excluded: cases.flatMap((one) => one.excluded),
  };
}
