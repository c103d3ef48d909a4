import { at, inside, type Linker, type Place } from "./linker.js";
import { linkClosed, linkRule } from "./rules.js";

/** Checks classification: categories and topics exist, and the list always answers. */
export function linkClassify(linker: Linker): void {
  for (const doc of linker.pack.docs.classify) {
    doc.value.rules.forEach((rule, index) => {
      const place = at(doc, "rules", index);
      linkRule(linker, rule, place, "classify");
      const { category, topic } = rule.then;
      if (typeof category === "string")
        linker.reference(
          "rule/unknown-category",
          inside(place, "then", "category"),
          category,
          linker.symbols.categories,
        );
      if (topic !== undefined)
        linker.reference("rule/unknown-topic", inside(place, "then", "topic"), topic, linker.symbols.topics);
    });
    doc.value.review?.forEach((rule, index) => {
      const place = at(doc, "review", index);
      linkRule(linker, rule, place, "dispose");
      if (rule.danger !== undefined) linkDanger(linker, rule.danger, inside(place, "danger"));
    });
    linkClosed(linker, doc.value.rules, at(doc, "rules"));
    const last = doc.value.rules.length - 1;
    const closing = doc.value.rules[last];
    if (closing && !closing.when && typeof closing.then.category !== "string")
      linker.report("rule/no-default", at(doc, "rules", last, "then", "category"), { rule: closing.id });
  }
}

/** A danger is of a kind that is transferred, so that there is a line to call. */
function linkDanger(linker: Linker, category: string, place: Place): void {
  const { categories } = linker.symbols;
  if (!linker.reference("rule/unknown-category", place, category, categories) || categories === undefined)
    return;
  if (categories.get(category)?.disposition !== "transfer")
    linker.report("rule/no-hotline", place, { category });
}
