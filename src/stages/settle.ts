import type { DecidedDisposition, ReviewReason } from "../decision.js";
import type { Facts } from "../facts.js";
import type { CompiledPack } from "../pack/compiled.js";
import { type RuleId, type Step, Trace } from "../trace.js";
import { type Classification, classify } from "./classify.js";
import { dispose } from "./dispose.js";
import { type Conditional, type Distrust, holds } from "./first-rule.js";
import { addFacts } from "./read-facts.js";

/** What an appeal is and how it is disposed of, with the trace so far. */
export interface Settled {
  readonly classification: Classification;
  readonly disposition: DecidedDisposition;
  readonly trace: Trace;
}

/**
 * Decides kind, topic and disposition.
 *
 * A transfer for what the text alone says is for a person to confirm. Where the operator has taken the appeal for
 * something else it is not made: the rules are read again without those that hold for the text alone.
 */
export function settle(pack: CompiledPack, facts: Facts): Settled & { readonly review: readonly ReviewReason[] } {
  const settled = attempt(pack, facts);
  if (!transfers(settled)) return { ...settled, review: [] };
  const again = attempt(pack, facts, (rule, some) => saysTextAlone(pack, rule, some));
  if (transfers(again)) return { ...settled, review: [] };
  const { hotline } = settled.disposition;
  if (!chosen(facts)) return { ...settled, review: [{ code: "transfer/by-text", hotline }] };
  return { ...again, review: [{ code: "transfer/withheld", rule: withheld(settled, again.trace), hotline }] };
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

/** Records the rule that saw the danger, though another decided. */
function withheld({ classification, trace: earlier }: Settled, trace: Trace): RuleId {
  const saw = earlier.steps.find(({ rule }) => rule === classification.category.by) as Step;
  return trace.record(saw.stage, { ...saw, id: saw.rule }, () => saw.when);
}

/** Whether a rule holds for what is written, which is enough by itself, and for nothing that somebody stated. */
function saysTextAlone(pack: CompiledPack, rule: Conditional, facts: Facts): boolean {
  return holds(rule, textAlone(pack, facts)) && !holds(rule, withoutText(facts));
}

function withoutText(facts: Facts): Facts {
  return addFacts(facts, { title: undefined, text: undefined, address: undefined, topic: facts["chosen.topic"] });
}

/** What the appeal would say if the operator had only typed it in. */
function textAlone(pack: CompiledPack, facts: Facts): Facts {
  const declared = Object.fromEntries([...pack.declaredFacts.keys()].map((name) => [name, undefined]));
  return addFacts(facts, {
    ...declared,
    "chosen.category": undefined,
    "chosen.topic": undefined,
    topic: facts["chosen.topic"] === undefined ? facts["topic"] : undefined,
    "appellant.kind": undefined,
    "appellant.confidential": false,
    "about.units": [],
    "history.same": "none",
    "history.newFacts": undefined,
    signals: [],
  });
}
