import { checkLimit } from "../../calendar/index.js";
import { dueStep, startEvents } from "../../facts/index.js";
import type { FileData } from "../files.js";
import { at, inside, type Linker, type Place } from "./linker.js";
import { linkBasis, linkRule } from "./rules.js";

/** Checks limits and steps: they exist, and a step that follows another's deadline comes after it. */
export function linkLimits(linker: Linker): void {
  const { limits, steps } = linker.symbols;
  for (const doc of linker.pack.docs.limits) {
    linkOnce(linker, doc, "steps", doc.value.steps);
    linkOnce(linker, doc, "milestones", doc.value.milestones ?? []);
    doc.value.limits.forEach((limit, index) => {
      const place = at(doc, "limits", index);
      linkBasis(linker, limit.basis, place);
      const after = dueStep(limit.startsAt);
      if (after !== undefined)
        linker.reference("limits/unknown-step", inside(place, "startsAt"), after, steps);
      else
        linker.reference(
          "limits/unknown-start",
          inside(place, "startsAt"),
          limit.startsAt,
          startNames(doc.value),
        );
      for (const problem of checkLimit(limit))
        linker.report(
          problem.code,
          problem.code === "time/office-hours-missing" ? place : inside(place, ...problem.path.slice(1)),
          problem.params,
        );
    });
    doc.value.steps.forEach((step, index) => {
      step.rules.forEach((rule, position) => {
        const place = at(doc, "steps", index, "rules", position);
        linkRule(linker, rule, place, "limit");
        const { limit } = rule.then;
        if (
          limit === null ||
          !linker.reference("limits/unknown-limit", inside(place, "then", "limit"), limit, limits)
        )
          return;
        linkDueOrder(linker, limit, step.id, inside(place, "then", "limit"));
        const { startsAt = "" } = limits?.get(limit) ?? {};
        if (step.pick !== "first" && awaited(doc.value).has(startsAt))
          linker.report("limits/not-comparable", inside(place, "then", "limit"), {
            limit,
            step: step.id,
            pick: step.pick,
            event: startsAt,
          });
      });
    });
  }
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

/** What a limit may start from, besides another step's deadline. */
function startNames(file: FileData<"limits">): ReadonlySet<string> {
  return new Set(["received", "dispatched", ...awaited(file)]);
}

/**
 * What happens only after the dispatch, if at all: when a limit that waits for it is due, nobody knows
 * before.
 */
function awaited({ milestones = [] }: FileData<"limits">): ReadonlySet<string> {
  return new Set([...startEvents.keys(), ...milestones.map(({ id }) => id)]);
}
