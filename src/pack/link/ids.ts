import type { FileKindName } from "../files.js";
import { at, inside, locationOf, type Place } from "../place.js";
import { ruleLists } from "../rule-lists.js";
import { categoryRule } from "../schema/categories.js";
import type { Linker } from "./linker.js";

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

/**
 * Of two that are the same the later one is reported: file by file in this order, in each what is no rule
 * first.
 */
const order: readonly FileKindName[] = [
  "categories",
  "topics",
  "classify",
  "dispose",
  "route",
  "directory",
  "limits",
  "responsibility",
  "lists",
  "conditions",
];

function allIds({ pack }: Linker): Identified[] {
  const { categories, dispose, limits, lists, conditions } = pack.docs;
  const rules = ruleLists(pack).flatMap((list) => list.rules);
  const identified: Identified[] = [
    ...categories.flatMap((doc) => idsIn(at(doc, "categories"), doc.value.categories).map(asCategory)),
    ...dispose.flatMap((doc) => idsIn(at(doc, "scripts"), doc.value.scripts)),
    ...limits.flatMap((doc) => idsIn(at(doc, "limits"), doc.value.limits)),
    ...lists.flatMap((doc) => idsIn(at(doc, "lists"), doc.value.lists)),
    ...conditions.flatMap((doc) => idsIn(at(doc, "conditions"), doc.value.conditions)),
    ...rules.map(({ rule, place }) => ({ id: rule.id, place: inside(place, "id") })),
  ];
  const ranks = new Map(order.flatMap((kind, rank) => pack.docs[kind].map(({ file }) => [file, rank])));
  const rank = ({ place }: Identified) => ranks.get(place.doc.file) ?? order.length;
  return identified.sort((a, b) => rank(a) - rank(b));
}

function idsIn(place: Place, items: readonly { readonly id: string }[]): Identified[] {
  return items.map(({ id }, index) => ({ id, place: inside(place, index, "id") }));
}

/** A category's own disposition is cited under an id of its own. */
function asCategory({ id, place }: Identified): Identified {
  return { id: categoryRule(id), written: id, place };
}
