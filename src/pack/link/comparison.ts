import { parseDay } from "../../calendar/index.js";
import {
  isFactReference,
  isListReference,
  type Leaf,
  listFacts,
  operatorNames,
  operators,
  valueShapes,
} from "../../condition/index.js";
import {
  type DiagnosticCode,
  type DiagnosticParams,
  meaning,
  suggest,
  type ValueShape,
} from "../../diagnostic/index.js";
import { type FactSpec, type FactType, type StageName, stages } from "../../facts/index.js";
import { inside, type Place } from "../place.js";
import type { Linker } from "./linker.js";
import type { Symbols } from "./symbols.js";

/** Whether a fact is known when a stage asks for it. */
export function isKnownAt(stage: StageName, { from }: FactSpec): boolean {
  return stages.indexOf(from) <= stages.indexOf(stage);
}

/** Where a comparison and its parts stand. */
export interface LeafPlaces {
  readonly whole: Place;
  readonly fact: Place;
  readonly operator: Place;
  readonly value: Place;
  /** Of a list's name. */
  readonly list: Place;
  /** Of the name of another fact. */
  readonly other: Place;
}

/** Checks one comparison: its fact is known by this stage, and its operator and value fit the fact's type. */
export function linkLeaf(linker: Linker, leaf: Leaf, places: LeafPlaces, stage: StageName): void {
  const { facts } = linker.symbols;
  if (!linker.reference("rule/unknown-fact", places.fact, leaf.fact, facts)) return;
  const spec = facts?.get(leaf.fact);
  if (spec === undefined) return;
  if (!isKnownAt(stage, spec))
    linker.report("rule/fact-too-early", places.fact, { fact: leaf.fact, stage, from: spec.from });
  if (isFactReference(leaf.value)) linkOther(linker, leaf.value.fact, spec, { leaf, places, stage });
  if (operators[leaf.operator].facts.includes(spec.type)) linkValue(linker, leaf, spec, places);
  else reportMismatch(linker, leaf, spec, places.operator);
}

interface Compared {
  readonly leaf: Leaf;
  readonly places: LeafPlaces;
  readonly stage: StageName;
}

/** Another fact is known by then, has values of the same kind, and as many as the operator takes. */
function linkOther(linker: Linker, name: string, spec: FactSpec, { leaf, places, stage }: Compared): void {
  const { facts } = linker.symbols;
  if (!linker.reference("rule/unknown-fact", places.other, name, facts)) return;
  const other = facts?.get(name);
  if (other === undefined) return;
  if (!isKnownAt(stage, other))
    linker.report("rule/fact-too-early", places.other, { fact: name, stage, from: other.from });
  if (canCompare(spec.type, other.type, operators[leaf.operator].value)) return;
  const params = { fact: spec.name, type: spec.type, operator: leaf.operator, other: name };
  linker.report("rule/facts-differ", places.other, { ...params, otherType: other.type });
}

/** Whether facts of two types compare, where an operator takes a value of this shape. */
function canCompare(type: FactType, other: FactType, shape: ValueShape): boolean {
  const takes = valueShapes[shape].fact;
  const has = listFacts.includes(other) ? "many" : "one";
  if (takes !== has && takes !== "any") return false;
  // Days are compared with days, whether a time of day stands beside them or not.
  const days = ["day", "instant"];
  if (shape === "date") return days.includes(kinds[other].like);
  return kinds[type].like === kinds[other].like && kinds[other].like !== "instant";
}

function reportMismatch(linker: Linker, { operator, fact }: Leaf, { type }: FactSpec, place: Place): void {
  const fitting = operatorNames.filter((name) => operators[name].facts.includes(type));
  const meant = suggest(operator, fitting);
  linker.report("rule/operator-mismatch", place, {
    operator,
    fact,
    type,
    fitting,
    ...meaning(meant),
  });
}

function linkValue(linker: Linker, { value, operator }: Leaf, spec: FactSpec, places: LeafPlaces): void {
  const shape = operators[operator].value;
  const { has, ofFact } = valueShapes[shape];
  if (value === undefined && shape !== "none")
    return linker.report("schema/missing-key", places.whole, { key: "value" });
  const mismatch = (at: Place, actual: unknown, allowed: DiagnosticParams = {}) =>
    linker.report("rule/value-mismatch", at, {
      fact: spec.name,
      type: spec.type,
      operator,
      shape,
      actual: JSON.stringify(actual),
      ...allowed,
    });
  if (isFactReference(value)) return;
  if (!has(value)) return mismatch(places.value, value);
  if (isListReference(value))
    linker.reference("rule/unknown-list", places.list, value.list, linker.symbols.lists);
  else if (shape === "words") linkWords(linker, value as string | string[], places.value);
  if (!ofFact) return;
  for (const [index, one] of [value].flat().entries()) {
    const onePlace = Array.isArray(value) ? inside(places.value, index) : places.value;
    if (canBe(one, spec)) linkName(linker, String(one), spec.type, onePlace);
    else mismatch(onePlace, one, allowedOf(one, spec));
  }
}

/** A word that folds to nothing is in no text. */
function linkWords(linker: Linker, words: string | readonly string[], place: Place): void {
  if (typeof words === "string") linker.reportEmptyWord(words, place);
  else linker.reportEmptyWords(words, place);
}

function allowedOf(value: unknown, { values }: FactSpec): DiagnosticParams {
  return values === undefined ? {} : { allowed: values, ...meaning(suggest(String(value), values)) };
}

/** What a fact of one type can be. */
interface Kind {
  readonly fits: (value: unknown) => boolean;
  /** What each value is: facts whose values are alike can be compared. */
  readonly like: string;
  /** Where the pack lists the names that are values of it, and what one that is not listed is reported as. */
  readonly names?: readonly [DiagnosticCode, keyof Symbols];
}

const isText = (value: unknown) => typeof value === "string";

const kinds: Readonly<Record<FactType, Kind>> = {
  text: { fits: isText, like: "words" },
  string: { fits: isText, like: "text" },
  number: { fits: (value) => typeof value === "number", like: "number" },
  boolean: { fits: (value) => typeof value === "boolean", like: "boolean" },
  date: { fits: (value) => typeof value === "string" && parseDay(value) !== null, like: "day" },
  instant: { fits: isText, like: "instant" },
  // Its values are those its declaration lists.
  enum: { fits: () => false, like: "text" },
  list: { fits: isText, like: "text" },
  category: { fits: isText, like: "category", names: ["rule/unknown-category", "categories"] },
  topic: { fits: isText, like: "topic", names: ["rule/unknown-topic", "topics"] },
  unit: { fits: isText, like: "unit", names: ["rule/unknown-unit", "units"] },
  department: { fits: isText, like: "department", names: ["directory/unknown-department", "departments"] },
  divisions: { fits: isText, like: "division", names: ["rule/unknown-division", "divisions"] },
  units: { fits: isText, like: "unit", names: ["rule/unknown-unit", "units"] },
  signals: { fits: isText, like: "signal", names: ["rule/unknown-signal", "signals"] },
};

function canBe(value: unknown, { type, values }: FactSpec): boolean {
  return values?.includes(value as string) ?? kinds[type].fits(value);
}

function linkName(linker: Linker, name: string, type: FactType, place: Place): void {
  const { names } = kinds[type];
  if (names === undefined) return;
  const [code, table] = names;
  linker.reference(code, place, name, linker.symbols[table]);
}
