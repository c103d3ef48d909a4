import type { Condition } from "../../condition/index.js";
import { type EventType, eventTypes, keptFacts, type TicketFactSpec } from "../../facts/index.js";
import type { Doc } from "../read.js";
import { placed } from "../rule-lists.js";
import type { EventThen } from "../schema/ticket-events.js";
import type { TicketTerms } from "../schema/ticket-terms.js";
import { at, inside, type Place } from "../place.js";
import type { Linker } from "./linker.js";
import { linkBasis } from "./basis.js";
import { conditionsOf, linkClosed, linkRule } from "./rules.js";

type ResponsibilityDoc = Linker["pack"]["docs"]["responsibility"][number];

/**
 * Checks 首接负责制: obligations, and for each ticket event that its list always answers, from facts it has,
 * about steps and limits there are.
 */
export function linkResponsibility(linker: Linker): void {
  for (const doc of linker.pack.docs.responsibility) {
    const { obligations, ticket, events } = doc.value;
    obligations.forEach((rule, index) => {
      const place = at(doc, "obligations", index);
      linkRule(linker, rule, place, "oblige");
      linkStep(linker, rule.then.step, inside(place, "then", "step"));
    });
    if (ticket) linkTerms(linker, ticket, doc);
    else if (Object.keys(events ?? {}).length > 0) linker.reportKey("ticket/no-terms", at(doc, "events"));
    for (const event of eventTypes) linkEvent(linker, doc, event);
  }
}

function linkTerms(linker: Linker, { order, rates }: TicketTerms, doc: Doc<unknown>): void {
  linkBasis(linker, order.basis, at(doc, "ticket", "order"));
  if (!rates) return;
  const place = at(doc, "ticket", "rates");
  linkBasis(linker, rates.basis, place);
  linkStep(linker, rates.contact, inside(place, "contact"));
  rates.exclude.forEach((rule, index) => {
    linkRule(linker, rule, inside(place, "exclude", index), "ticket");
    for (const [key, condition] of conditionsOf(rule))
      linkKnown(linker, condition, inside(place, "exclude", index, key));
  });
}

function linkEvent(linker: Linker, doc: ResponsibilityDoc, event: EventType): void {
  const { ticket, events } = doc.value;
  const rules = events?.[event];
  // Without sound limits.json the names of steps and milestones are not known.
  if (rules === undefined || !linker.symbols.limits) return;
  const place = at(doc, "events", event);
  linkClosed(linker, placed(place, rules));
  rules.forEach((rule, index) => {
    const here = inside(place, index);
    linkRule(linker, rule, here, "ticket");
    for (const [key, condition] of conditionsOf(rule)) {
      linkKnown(linker, condition, inside(here, key), event);
      linkHours(linker, condition, inside(here, key), ticket);
    }
    linkThen(linker, rule.then, inside(here, "then"), ticket);
  });
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
