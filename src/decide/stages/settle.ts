import { addFacts, type Facts } from "../../facts/index.js";
import type { DecidedDisposition, ReviewReason } from "../decision.js";
import { learn, type OpenCase } from "../open-case.js";
import { type RuleId, type Step, Trace } from "../trace.js";
import { type Classification, classify } from "./classify.js";
import { dispose } from "./dispose.js";
import { type Distrust, holds } from "./first-rule.js";

/** What an appeal is and how it is disposed of; the case knows all of it. */
interface Attempt extends Classification {
  readonly disposition: DecidedDisposition;
}

export interface Settled extends Attempt {
  /** Why a person must look at a transfer, made or not. */
  readonly doubts: readonly ReviewReason[];
}

/**
 * Decides kind, topic and disposition.
 *
 * A transfer for what the text alone says is for a person to confirm. Where the operator has taken the appeal
 * for something else it is not made: the rules are read again without those that hold for the text alone.
 */
export function settle(received: OpenCase): Settled {
  const settled = attempt(received);
  if (!transfers(settled)) return { ...settled, doubts: [] };
  const again = attempt({ ...received, trace: new Trace() }, saysTextAlone(received));
  if (transfers(again)) return { ...settled, doubts: [] };
  const { hotline } = settled.disposition;
  if (!chosen(received.facts)) return { ...settled, doubts: [{ code: "transfer/by-text", hotline }] };
  const rule = withheld(settled, again.open.trace);
  return { ...again, doubts: [{ code: "transfer/withheld", rule, hotline }] };
}

function attempt(received: OpenCase, distrust: Distrust = () => false): Attempt {
  const classified = classify(received, distrust);
  const disposition = dispose(classified.open, distrust);
  return { ...classified, open: learn(classified.open, { disposition: disposition.value }), disposition };
}

function transfers({ disposition }: Attempt): boolean {
  return disposition.value === "transfer";
}

function chosen(facts: Facts): boolean {
  return facts["chosen.category"] !== undefined || facts["chosen.topic"] !== undefined;
}

/**
 * Records the rule that saw the danger, though another decided: the one that gave the kind, or sent this kind
 * elsewhere.
 */
function withheld({ open, category: { value, by }, disposition }: Attempt, trace: Trace): RuleId {
  const transferred = open.pack.categories.get(value)?.disposition === "transfer" ? by : disposition.by;
  const saw = open.trace.steps.find(({ rule }) => rule === transferred) as Step;
  return trace.record(saw.stage, { ...saw, id: saw.rule }, () => saw.when);
}

/**
 * Whether a rule holds for what is written, which is enough without any statement of danger, and not without
 * it.
 */
function saysTextAlone({ pack, placeFromText }: OpenCase): Distrust {
  const declared = Object.fromEntries([...pack.declaredFacts.keys()].map((name) => [name, undefined]));
  // Without the signals and the facts by which an operator could have said that there is danger.
  const unstated = onceForEach((facts) => addFacts(facts, { ...declared, signals: [] }));
  const unwritten = onceForEach((facts) => withoutText(facts, placeFromText));
  return (rule, facts) => holds(rule, unstated(facts)) && !holds(rule, unwritten(facts));
}

/** Many rules are asked of the same facts, and a named condition answers once for facts it has seen. */
function onceForEach(change: (facts: Facts) => Facts): (facts: Facts) => Facts {
  const changed = new WeakMap<Facts, Facts>();
  return (facts) => {
    const made = changed.get(facts) ?? change(facts);
    changed.set(facts, made);
    return made;
  };
}

function withoutText(facts: Facts, placeFromText: boolean): Facts {
  const place = placeFromText ? { divisions: [], "location.level": "none", "location.spread": "none" } : {};
  return addFacts(facts, {
    title: undefined,
    text: undefined,
    address: undefined,
    topic: facts["chosen.topic"],
    "topic.category": facts["chosen.topic"] === undefined ? undefined : facts["topic.category"],
    ...place,
  });
}
