import { at, inside, type Place } from "../place.js";
import { conditionOf, listsOf, type PlacedRule } from "../rule-lists.js";
import type { ClassifyRule } from "../schema/classify.js";
import type { Linker } from "./linker.js";
import { linkClosed, linkRules, linkShared } from "./rules.js";

/** Checks classification: categories and topics exist, and the list always answers. */
export function linkClassify(linker: Linker): void {
  const { categories, topics } = linker.symbols;
  for (const doc of linker.pack.docs.classify) linkShared(linker, doc.value, at(doc), "classify");
  linkRules(linker, "classify", ({ then: { category, topic } }, place) => {
    const then = inside(place, "then");
    if (typeof category === "string")
      linker.reference("rule/unknown-category", inside(then, "category"), category, categories);
    if (topic !== undefined) linker.reference("rule/unknown-topic", inside(then, "topic"), topic, topics);
  });
  linkRules(linker, "review", ({ danger }, place) => {
    if (danger !== undefined) linkDanger(linker, danger, inside(place, "danger"));
  });
  for (const { rules } of listsOf(linker.pack, "classify")) {
    linkClosed(linker, rules);
    linkAnswering(linker, rules.at(-1));
  }
}

/** The rule that closes the list says a kind itself: the operator may have chosen none. */
function linkAnswering(linker: Linker, closing: PlacedRule<ClassifyRule> | undefined): void {
  if (closing === undefined || conditionOf(closing.rule) || typeof closing.rule.then.category === "string")
    return;
  linker.report("rule/no-default", inside(closing.place, "then", "category"), { rule: closing.rule.id });
}

/** A danger is of a kind that is transferred, so that there is a line to call. */
function linkDanger(linker: Linker, category: string, place: Place): void {
  const { categories } = linker.symbols;
  if (!linker.reference("rule/unknown-category", place, category, categories) || categories === undefined)
    return;
  if (categories.get(category)?.disposition !== "transfer")
    linker.report("rule/no-hotline", place, { category });
}
