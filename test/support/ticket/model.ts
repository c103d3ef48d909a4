import { packOf } from "../../../src/decide/dispatcher.js";
import type { TicketEvent } from "../../../src/ticket/index.js";
import { dispatcher } from "./ticket.js";

/**
 * The life of a ticket by the fixture pack, told a second time without rules, clocks or a log.
 *
 * Of the pack it only asks which units there are and who is above whom. Whether it is too late is not for the
 * model to count.
 */
export interface Model {
  responsible: string;
  phase: string;
  before: string;
  co: Set<string>;
  recused: Set<string>;
  objection: { unit: string; ground: string } | undefined;
  objected: Set<string>;
  returns: number;
  extended: boolean;
  /** When it came to the unit now responsible, or was reopened. */
  since: number;
  last: { at: number; id: string };
  ids: Set<string>;
  records: string[];
  /** Every unit that became responsible, with the instant. */
  readonly holders: { readonly at: number; readonly unit: string }[];
}

const { units } = packOf(dispatcher);

export function above(unit: string): string[] {
  const superior = units.get(unit)?.superior;
  return superior === undefined ? [] : [superior, ...above(superior)];
}

/** What the pack answers. `late` answers are only for the clocks to tell from `accepted`. */
export interface Answer {
  readonly says: "accepted" | (string & {});
  readonly late?: string;
  readonly record?: string;
  /** What an accepted event changes. */
  readonly then?: (model: Model) => void;
}

const no = (says: string, record?: string): Answer => ({ says, ...(record !== undefined && { record }) });
const yes = (then: (model: Model) => void = () => undefined, more: object = {}): Answer => ({
  says: "accepted",
  then,
  ...more,
});

/** What a pack cannot allow comes first; then its own rules. */
export function answer(model: Model, event: TicketEvent, at: number): Answer {
  if (model.ids.has(event.id)) return no("ticket/duplicate-event");
  if (at < model.last.at || (at === model.last.at && event.id < model.last.id))
    return no("ticket/out-of-order");
  return byRules(model, event, at);
}

function byRules(model: Model, event: TicketEvent, at: number): Answer {
  const { phase, responsible, recused } = model;
  const isResponsible = event.unit === responsible;
  const isCo = event.unit !== undefined && model.co.has(event.unit);
  const isOpen = phase === "dispatched" || phase === "handling";
  const goes = (next: string) => (one: Model) => void (one.phase = next);
  const rests = (next: string) => (one: Model) => void ((one.before = one.phase), (one.phase = next));
  const resumes = (one: Model) => void (one.phase = one.before);
  switch (event.type) {
    case "sign":
      if (!isResponsible) return no("sign/not-responsible");
      return phase === "dispatched" ? yes(goes("handling")) : no("sign/already");
    case "contact":
      return yes();
    case "object": {
      const key = `${event.unit} ${event.ground}`;
      if (!isResponsible) return no("objection/not-responsible");
      if (!isOpen) return no("objection/not-now");
      if (event.ground === "hard") return no("objection/ground", `shirking ${event.unit}`);
      if (model.objected.has(key)) return no("objection/repeated", `shirking ${event.unit}`);
      if (!event.evidence?.length) return { ...no("objection/no-evidence"), late: "objection/too-late" };
      return yes(
        (one) => {
          rests("reviewing")(one);
          one.objection = { unit: responsible, ground: event.ground };
          one.objected.add(key);
        },
        { late: "objection/too-late" },
      );
    }
    case "objection-upheld": {
      if (phase !== "reviewing" || model.objection === undefined) return no("objection/none");
      const out = new Set([
        ...recused,
        ...(model.objection.ground === "recusal" ? [model.objection.unit] : []),
      ]);
      const district = [responsible, ...above(responsible)].find((unit) =>
        ["district", "city"].includes(units.get(unit)?.kind ?? ""),
      );
      const to =
        model.returns < 2
          ? event.to
          : district && [district, ...above(district)].find((unit) => !out.has(unit));
      if (to === undefined) return no(model.returns < 2 ? "objection/no-unit" : "ticket/no-unit");
      if (out.has(to)) return no("ticket/recused");
      return yes((one) => {
        one.recused = out;
        one.objection = undefined;
        one.returns += to === responsible ? 0 : 1;
        goes("dispatched")(one);
        moves(one, to, at, false);
      });
    }
    case "objection-denied": {
      if (phase !== "reviewing") return no("objection/none");
      const duty = model.objection?.ground === "duty";
      return yes(
        (one) => void (resumes(one), (one.objection = undefined)),
        duty ? { record: `shirking ${model.objection?.unit}` } : {},
      );
    }
    case "whistle":
      return isResponsible && ["street", "enterprise"].includes(units.get(responsible)?.kind ?? "")
        ? joins(model, event.departments)
        : no("whistle/not-street");
    case "report-in":
      return isCo ? yes() : no("report-in/not-called");
    case "co-report":
      if (!isCo) return no("co-report/not-co");
      return event.final || event.reason !== undefined ? yes() : no("co-report/no-reason");
    case "extend":
      if (model.extended) return { ...no("extension/again"), late: "extension/after-expiry" };
      if (!event.appellantTold || event.reason === undefined || !isResponsible)
        return { ...no("extension/not-told"), late: "extension/after-expiry" };
      return yes((one) => void (one.extended = true), { late: "extension/after-expiry" });
    case "suspend":
      return isOpen && event.reviewOn === "2026-12-01" ? yes(rests("suspended")) : no("suspension/no-review");
    case "resume":
      return phase === "suspended" ? yes(resumes) : no("suspension/none");
    case "resolve":
      return isOpen && isResponsible ? yes(goes("resolved")) : no("resolve/not-now");
    case "call-back":
      return phase !== "resolved"
        ? no("call-back/not-resolved")
        : yes(event.reached ? goes("closed") : undefined);
    case "reopen": {
      if (phase !== "resolved" && phase !== "closed") return no("reopen/open");
      if (!event.newFacts) return no("reopen/nothing-new");
      const out = new Set([...recused, ...(event.about ?? [])]);
      const to = [responsible, ...above(responsible)].find((unit) => !out.has(unit));
      if (to === undefined) return no("ticket/no-unit");
      return yes((one) => {
        one.recused = out;
        goes("dispatched")(one);
        moves(one, to, at, true);
      });
    }
    case "escalate":
      return isResponsible ? joins(model, [event.to]) : no("escalation/not-responsible");
    case "milestone":
      return no("ticket/no-rule");
  }
}

function moves(model: Model, to: string, at: number, anew: boolean): void {
  if (to !== model.responsible) model.holders.push({ at, unit: to });
  if (to !== model.responsible || anew) {
    model.since = at;
    model.extended = false;
  }
  model.responsible = to;
  model.co = new Set([...model.co].filter((unit) => unit !== to && !model.recused.has(unit)));
}

function joins(model: Model, called: readonly string[]): Answer {
  const joined = called.filter((unit) => unit !== model.responsible);
  if (joined.some((unit) => model.recused.has(unit))) return no("ticket/recused");
  return yes((one) => void (one.co = new Set([...one.co, ...joined])));
}
