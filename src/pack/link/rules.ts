import type { Condition } from "../../condition/index.js";
import type { StageName } from "../../facts/index.js";
import { linkWhen } from "./condition.js";
import { at, inside, type Linker, locationOf, type Place } from "./linker.js";

export interface Listed {
  readonly id: string;
  readonly when?: Condition | undefined;
  readonly basis: readonly string[];
}

/** Checks what all rules share: the condition and the basis. */
export function linkRule(linker: Linker, rule: Listed, place: Place, stage: StageName): void {
  if (rule.when) linkWhen(linker, rule.when, inside(place, "when"), stage);
  linkBasis(linker, rule.basis, place);
}

export function linkBasis(linker: Linker, basis: readonly string[], place: Place): void {
  basis.forEach((cited, index) => {
    const title = /^《([^《》]+)》/.exec(cited)?.[1];
    if (title !== undefined)
      linker.reference("basis/unknown-source", inside(place, "basis", index), title, linker.symbols.sources);
  });
}

/** A list that must always answer ends with a rule without `when`. */
export function linkClosed(linker: Linker, rules: readonly Listed[], place: Place): void {
  const last = rules.at(-1);
  if (last?.when) linker.report("rule/no-default", inside(place, rules.length - 1), { rule: last.id });
}

/**
 * Named conditions may use each other, but not in a circle. A circle is reported once, where it is first met.
 */
export function linkConditions(linker: Linker): void {
  const places = new Map<string, Place>();
  for (const doc of linker.pack.docs.conditions)
    doc.value.conditions.forEach(({ id, when }, index) => {
      const place = at(doc, "conditions", index, "when");
      linkWhen(linker, when, place, "ticket");
      places.set(id, place);
    });
  for (const circle of linker.named.circles) {
    const [name = ""] = circle;
    linker.report("rule/condition-cycle", places.get(name) as Place, { name, circle });
  }
}

/** The id under which a category's own disposition is cited. */
export function categoryRule(category: string): string {
  return `category.${category}`;
}

interface Identified {
  readonly id: string;
  /** As it stands in the file, where that is not the id itself. */
  readonly written?: string;
  readonly place: Place;
}

/** Ids are unique in the whole pack, so that `by` in a decision names one thing. */
export function linkUniqueIds(linker: Linker): void {
  const first = new Map<string, Place>();
  for (const { id, written = id, place } of allIds(linker)) {
    const earlier = first.get(id);
    if (earlier) linker.report("id/duplicate", place, { id: written }, [locationOf(earlier)]);
    else first.set(id, place);
  }
}

function allIds({ pack: { docs } }: Linker): Identified[] {
  const list = (
    doc: Place["doc"],
    key: string,
    items: readonly { id: string }[],
    ...path: (string | number)[]
  ): Identified[] => items.map(({ id }, index) => ({ id, place: at(doc, ...path, key, index, "id") }));
  const one = (doc: Place["doc"], key: string, { id }: { id: string }): Identified => ({
    id,
    place: at(doc, key, "id"),
  });
  return [
    ...docs.categories.flatMap((doc) =>
      doc.value.categories.map(({ id }, index) => ({
        id: categoryRule(id),
        written: id,
        place: at(doc, "categories", index, "id"),
      })),
    ),
    ...docs.topics.flatMap((doc) => [one(doc, "chosen", doc.value.chosen), one(doc, "text", doc.value.text)]),
    ...docs.classify.flatMap((doc) => [
      ...list(doc, "rules", doc.value.rules),
      ...list(doc, "review", doc.value.review ?? []),
    ]),
    ...docs.dispose.flatMap((doc) => [
      ...list(doc, "scripts", doc.value.scripts),
      ...list(doc, "rules", doc.value.rules),
    ]),
    ...docs.route.flatMap((doc) => {
      const { boundary, $schema: _, ...principles } = doc.value;
      return [
        ...Object.entries(principles).flatMap(([key, principle]) =>
          principle ? [one(doc, key, principle)] : [],
        ),
        ...list(doc, "boundary", boundary),
      ];
    }),
    ...docs.directory.flatMap((doc) => list(doc, "rows", doc.value.rows)),
    ...docs.limits.flatMap((doc) => [
      ...list(doc, "limits", doc.value.limits),
      ...doc.value.steps.flatMap((step, index) => list(doc, "rules", step.rules, "steps", index)),
    ]),
    ...docs.responsibility.flatMap((doc) => [
      ...list(doc, "obligations", doc.value.obligations),
      ...(doc.value.ticket
        ? [{ id: doc.value.ticket.order.id, place: at(doc, "ticket", "order", "id") }]
        : []),
      ...list(doc, "exclude", doc.value.ticket?.rates?.exclude ?? [], "ticket", "rates"),
      ...Object.entries(doc.value.events ?? {}).flatMap(([event, rules]) =>
        list(doc, event, rules ?? [], "events"),
      ),
    ]),
    ...docs.conditions.flatMap((doc) => list(doc, "conditions", doc.value.conditions)),
  ];
}
