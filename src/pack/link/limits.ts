import { checkLimit } from "../../calendar/index.js";
import { dueStep, startEvents } from "../../facts/index.js";
import type { FileData } from "../files.js";
import { at, inside, type Place } from "../place.js";
import { listsOf } from "../rule-lists.js";
import type { Limit, StepDeclaration } from "../schema/limits.js";
import type { Linker } from "./linker.js";
import { linkReasons } from "./basis.js";
import { linkRule, linkShared } from "./rules.js";

/** Checks limits and steps: they exist, and a step that follows another's deadline comes after it. */
export function linkLimits(linker: Linker): void {
  for (const doc of linker.pack.docs.limits) {
    const { steps, milestones = [], limits } = doc.value;
    steps.forEach((step, index) => linkShared(linker, step, at(doc, "steps", index), "limit"));
    linkOnce(linker, doc, "steps", steps);
    linkOnce(linker, doc, "milestones", milestones);
    const events = awaited(doc.value);
    limits.forEach((limit, index) => linkLimit(linker, limit, events, at(doc, "limits", index)));
    for (const { stage, step, rules } of listsOf(linker.pack, "limits"))
      for (const placed of rules) {
        const { rule, place } = placed;
        linkRule(linker, placed, stage);
        linkGiven(linker, rule.then.limit, { step, events, place: inside(place, "then", "limit") });
      }
  }
}

function linkLimit(linker: Linker, limit: Limit, events: ReadonlySet<string>, place: Place): void {
  linkReasons(linker, limit, place);
  linkStart(linker, limit.startsAt, events, inside(place, "startsAt"));
  for (const { code, path, params } of checkLimit(limit))
    linker.report(
      code,
      code === "time/office-hours-missing" ? place : inside(place, ...path.slice(1)),
      params,
    );
}

/** A limit starts when another step is due, from what the decision knows, or from an event. */
function linkStart(linker: Linker, startsAt: string, events: ReadonlySet<string>, place: Place): void {
  const after = dueStep(startsAt);
  if (after !== undefined) linker.reference("limits/unknown-step", place, after, linker.symbols.steps);
  else
    linker.reference("limits/unknown-start", place, startsAt, new Set(["received", "dispatched", ...events]));
}

/** Where a rule gives a limit, and what of the file bears on it. */
interface Giving {
  readonly step: StepDeclaration;
  readonly events: ReadonlySet<string>;
  readonly place: Place;
}

/** The limit that a rule gives exists, suits the step, and can be compared where the step compares. */
function linkGiven(linker: Linker, limit: string | null, { step, events, place }: Giving): void {
  const { limits } = linker.symbols;
  if (limit === null || !linker.reference("limits/unknown-limit", place, limit, limits)) return;
  linkDueOrder(linker, limit, step.id, place);
  const { startsAt: event = "" } = limits?.get(limit) ?? {};
  if (step.pick !== "first" && events.has(event))
    linker.report("limits/not-comparable", place, { limit, step: step.id, pick: step.pick, event });
}

/** Steps are named apart from rules, and so are milestones: each id stands once in its own list. */
function linkOnce(
  linker: Linker,
  doc: Place["doc"],
  list: string,
  items: readonly { readonly id: string }[],
): void {
  items.forEach(({ id }, index) => {
    const earlier = items.findIndex((item) => item.id === id);
    if (earlier < index)
      linker.report("id/duplicate", at(doc, list, index, "id"), { id }, [doc.locate([list, earlier, "id"])]);
  });
}

/** A limit that follows another step's deadline is only for steps after that one. */
export function linkDueOrder(linker: Linker, limit: string, step: string, place: Place): void {
  const order = [...(linker.symbols.steps?.keys() ?? [])];
  const after = dueStep(linker.symbols.limits?.get(limit)?.startsAt ?? "");
  if (after !== undefined && order.includes(after) && order.indexOf(after) >= order.indexOf(step))
    linker.report("limits/due-order", place, { limit, step, after });
}

/**
 * What happens only after the dispatch, if at all: when a limit that waits for it is due, nobody knows
 * before.
 */
function awaited({ milestones = [] }: FileData<"limits">): ReadonlySet<string> {
  return new Set([...startEvents.keys(), ...milestones.map(({ id }) => id)]);
}
