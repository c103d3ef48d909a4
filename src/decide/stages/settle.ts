import type { DecidedDisposition, ReviewReason } from "../decision.js";
import type { Facts } from "../../facts/index.js";
import type { CompiledPack } from "../../pack/index.js";
import { type RuleId, type Step, Trace } from "../trace.js";
import { type Classification, classify } from "./classify.js";
import { dispose } from "./dispose.js";
import { type Conditional, type Distrust, holds } from "./first-rule.js";
import { addFacts } from "../../appeal/index.js";

/** What an appeal is and how it is disposed of, with the trace so far. */
export interface Settled {
  readonly classification: Classification;
  readonly disposition: DecidedDisposition;
  readonly trace: Trace;
}

/**
 * Decides kind, topic and disposition.
 *
 * A transfer for what the text alone says is for a person to confirm. Where the operator has taken the appeal
 * for something else it is not made: the rules are read again without those that hold for the text alone.
 */
export function settle(
  pack: CompiledPack,
  facts: Facts,
  placeFromText: boolean,
): Settled & { readonly review: readonly ReviewReason[] } {
  const settled = attempt(pack, facts);
  if (!transfers(settled)) return { ...settled, review: [] };
  const again = attempt(pack, facts, (rule, some) => saysTextAlone(pack, rule, some, placeFromText));
  if (transfers(again)) return { ...settled, review: [] };
  const { hotline } = settled.disposition;
  if (!chosen(facts)) return { ...settled, review: [{ code: "transfer/by-text", hotline }] };
  return {
    ...again,
    review: [{ code: "transfer/withheld", rule: withheld(pack, settled, again.trace), hotline }],
  };
}

function attempt(pack: CompiledPack, facts: Facts, distrust: Distrust = () => false): Settled {
  const trace = new Trace();
  const classification = classify(pack, facts, trace, distrust);
  return { classification, disposition: dispose(pack, classification.facts, trace, distrust), trace };
}

function transfers({ disposition }: Settled): boolean {
  return disposition.value === "transfer";
}

function chosen(facts: Facts): boolean {
  return facts["chosen.category"] !== undefined || facts["chosen.topic"] !== undefined;
}

/**
 * Records the rule that saw the danger, though another decided: the one that gave the kind, or sent this kind
 * elsewhere.
 */
function withheld(
  pack: CompiledPack,
  { classification, disposition, trace: earlier }: Settled,
  trace: Trace,
): RuleId {
  const { value, by } = classification.category;
  const transferred = pack.categories.get(value)?.disposition === "transfer" ? by : disposition.by;
  const saw = earlier.steps.find(({ rule }) => rule === transferred) as Step;
  return trace.record(saw.stage, { ...saw, id: saw.rule }, () => saw.when);
}

/**
 * Whether a rule holds for what is written, which is enough without any statement of danger, and not without
 * it.
 */
function saysTextAlone(pack: CompiledPack, rule: Conditional, facts: Facts, placeFromText: boolean): boolean {
  return holds(rule, withoutStatements(pack, facts)) && !holds(rule, withoutText(facts, placeFromText));
}

function withoutText(facts: Facts, placeFromText: boolean): Facts {
  const place = placeFromText ? { divisions: [], "location.level": "none", "location.spread": "none" } : {};
  return addFacts(facts, {
    title: undefined,
    text: undefined,
    address: undefined,
    topic: facts["chosen.topic"],
    ...place,
  });
}

/** Without the signals and the facts by which an operator could have said that there is danger. */
function withoutStatements(pack: CompiledPack, facts: Facts): Facts {
  const declared = Object.fromEntries([...pack.declaredFacts.keys()].map((name) => [name, undefined]));
  return addFacts(facts, { ...declared, signals: [] });
}
