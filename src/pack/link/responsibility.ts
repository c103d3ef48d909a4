import type { Condition } from "../../condition/index.js";
import { type EventType, keptFacts, type TicketFactSpec } from "../../facts/index.js";
import type { Doc } from "../read.js";
import { listsOf } from "../rule-lists.js";
import type { EventThen } from "../schema/ticket-events.js";
import type { TicketTerms } from "../schema/ticket-terms.js";
import { at, inside, type Place } from "../place.js";
import type { Linker } from "./linker.js";
import { linkReasons } from "./basis.js";
import { conditionsOf, linkClosed, linkRule, linkRules, linkShared } from "./rules.js";

/**
 * Checks 首接负责制: obligations, and for each ticket event that its list always answers, from facts it has,
 * about steps and limits there are.
 */
export function linkResponsibility(linker: Linker): void {
  for (const doc of linker.pack.docs.responsibility) {
    const { ticket, events } = doc.value;
    linkShared(linker, doc.value, at(doc), "ticket");
    if (ticket) linkTerms(linker, ticket, doc);
    else if (Object.keys(events ?? {}).length > 0) linker.reportKey("ticket/no-terms", at(doc, "events"));
  }
  linkRules(linker, "obligations", ({ then }, place) =>
    linkStep(linker, then.step, inside(place, "then", "step")),
  );
  linkRules(linker, "order");
  linkRules(linker, "exclude", (rule, place) => {
    for (const [key, condition] of conditionsOf(rule)) linkKnown(linker, condition, inside(place, key));
  });
  // Without sound limits.json the names of steps and milestones are not known.
  if (linker.symbols.limits) linkEvents(linker);
}

function linkTerms(linker: Linker, { rates }: TicketTerms, doc: Doc<unknown>): void {
  if (!rates) return;
  const place = at(doc, "ticket", "rates");
  linkReasons(linker, rates, place);
  linkStep(linker, rates.contact, inside(place, "contact"));
}

function linkEvents(linker: Linker): void {
  const terms = linker.pack.docs.responsibility[0]?.value.ticket;
  for (const { event, rules } of listsOf(linker.pack, "events")) {
    linkClosed(linker, rules);
    for (const placed of rules) {
      const { rule, place } = placed;
      linkRule(linker, placed, "ticket");
      for (const [key, condition] of conditionsOf(rule)) {
        linkKnown(linker, condition, inside(place, key), event);
        linkHours(linker, condition, inside(place, key), terms);
      }
      linkThen(linker, rule.then, inside(place, "then"), terms);
    }
  }
}

/** A rule may read what its event carries and what a ticket keeps; of the appeal only what was decided. */
function linkKnown(linker: Linker, when: Condition, place: Place, event?: EventType): void {
  const { facts } = linker.symbols;
  for (const name of linker.named.reachOf(when).facts) {
    const spec = facts?.get(name) as TicketFactSpec | undefined;
    if (spec === undefined || keptFacts.includes(name)) continue;
    if (spec.from !== "ticket") linker.report("ticket/fact-not-kept", place, { fact: name, kept: keptFacts });
    else if (spec.events && !(event && spec.events.includes(event)))
      linker.report("ticket/fact-not-carried", place, {
        fact: name,
        event: event ?? "",
        carriedBy: spec.events,
      });
  }
}

function linkHours(linker: Linker, when: Condition, place: Place, terms: TicketTerms | undefined): void {
  if (terms === undefined || terms.officeHours) return;
  const asked = linker.named.reachOf(when).facts.has("ticket.workhours-since-dispatch");
  if (asked) linker.report("time/office-hours-missing", place);
}

function linkThen(linker: Linker, then: EventThen, place: Place, terms: TicketTerms | undefined): void {
  if (then.record !== undefined && terms)
    linker.reference(
      "ticket/unknown-record",
      inside(place, "record"),
      then.record,
      new Map(Object.entries(terms.records)),
    );
  if (!then.accept) return;
  for (const [step, verb] of Object.entries(then.clock ?? {})) {
    const clock = inside(place, "clock", step);
    if (step !== "*") linkStep(linker, step, clock);
    if (typeof verb === "object")
      linker.reference("limits/unknown-limit", inside(clock, "starts"), verb.starts, linker.symbols.limits);
  }
  then.obligations?.forEach(({ step }, index) =>
    linkStep(linker, step, inside(place, "obligations", index, "step")),
  );
}

function linkStep(linker: Linker, step: string | undefined, place: Place): void {
  if (step !== undefined) linker.reference("limits/unknown-step", place, step, linker.symbols.steps);
}
