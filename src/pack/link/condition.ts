import { type Condition, endingsOf, scopesIn } from "../../condition/index.js";
import type { StageName } from "../../facts/index.js";
import { at, inside, type Place } from "../place.js";
import { linkBasis } from "./basis.js";
import { isKnownAt, type LeafPlaces, linkLeaf } from "./comparison.js";
import type { Linker } from "./linker.js";
import { mostLevels } from "./named-conditions.js";

/**
 * Checks a whole condition: that it is not too deep with the named ones it uses, and where each part ends.
 */
export function linkWhen(linker: Linker, condition: Condition, place: Place, stage: StageName): void {
  const levels = linker.named.tooManyLevels(condition);
  if (levels !== undefined) linker.report("rule/condition-too-deep", place, { levels, most: mostLevels });
  for (const scope of scopesIn(condition)) linkScope(linker, scope.when, inside(place, ...scope.at));
  for (const ending of endingsOf(condition)) {
    const here = inside(place, ...ending.at);
    if ("named" in ending) linkNamed(linker, ending.named, here, stage);
    else linkLeaf(linker, ending.leaf, placesOf(here, ending.short), stage);
  }
}

/** Where the parts of a comparison stand; those of a short form all under its one key. */
function placesOf(whole: Place, short: string | undefined): LeafPlaces {
  const part = (key: string) => inside(whole, short ?? key);
  const value = part("value");
  return {
    whole,
    fact: part("fact"),
    operator: part("operator"),
    value,
    list: short === undefined ? inside(value, "list") : value,
    other: inside(value, "fact"),
  };
}

/** A condition asked of a few clauses reads what they say, and cannot read the title. */
function linkScope(linker: Linker, when: Condition, place: Place): void {
  const { facts, scoped } = linker.named.reachOf(when);
  if (scoped) linker.report("rule/scope-in-scope", place);
  if (facts.size > 0 && !facts.has("text")) linker.report("rule/scope-without-text", place);
  if (facts.has("title")) linker.report("rule/title-in-scope", place);
}

/** A named condition is checked where it stands; where it is used, only whether its facts are known yet. */
function linkNamed(linker: Linker, name: string, place: Place, stage: StageName): void {
  const { conditions, facts } = linker.symbols;
  if (!linker.reference("rule/unknown-condition", place, name, conditions) || conditions === undefined)
    return;
  const reached = [...linker.named.reachOfNamed(name).facts].flatMap((fact) => facts?.get(fact) ?? []);
  const late = reached.find((spec) => !isKnownAt(stage, spec));
  if (late) linker.report("rule/fact-too-early", place, { fact: late.name, stage, from: late.from });
}

/**
 * Named conditions may use each other, but not in a circle. A circle is reported once, where it is first met.
 */
export function linkConditions(linker: Linker): void {
  const places = new Map<string, Place>();
  for (const doc of linker.pack.docs.conditions)
    doc.value.conditions.forEach(({ id, when, basis }, index) => {
      const place = at(doc, "conditions", index, "when");
      linkBasis(linker, basis, at(doc, "conditions", index, "basis"));
      linkWhen(linker, when, place, "ticket");
      places.set(id, place);
    });
  for (const circle of linker.named.circles) {
    const [name = ""] = circle;
    linker.report("rule/condition-cycle", places.get(name) as Place, { name, circle });
  }
}
