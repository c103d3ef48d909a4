import {
  type Condition,
  type Leaf,
  operatorNames,
  operators,
  type ValueShape,
} from "../../condition/index.js";
import { parseDay } from "../../calendar/index.js";
import { type DiagnosticCode, suggest } from "../../diagnostic/index.js";
import { type FactSpec, type StageName, stages } from "../../facts/index.js";
import { inside, type Linker, type Place } from "./linker.js";
import { mostLevels } from "./named-conditions.js";

/** Checks a whole condition: that it is not too deep with the named ones it uses, and each of its parts. */
export function linkWhen(linker: Linker, condition: Condition, place: Place, stage: StageName): void {
  const levels = linker.named.tooManyLevels(condition);
  if (levels !== undefined) linker.report("rule/condition-too-deep", place, { levels, most: mostLevels });
  linkCondition(linker, condition, place, stage);
}

/**
 * Checks a condition: names exist, facts are known by this stage, operators and values fit the fact's type.
 */
function linkCondition(linker: Linker, condition: Condition, place: Place, stage: StageName): void {
  if ("all" in condition)
    condition.all.forEach((part, index) => linkCondition(linker, part, inside(place, "all", index), stage));
  else if ("any" in condition)
    condition.any.forEach((part, index) => linkCondition(linker, part, inside(place, "any", index), stage));
  else if ("not" in condition) linkCondition(linker, condition.not, inside(place, "not"), stage);
  else if ("condition" in condition)
    linkNamed(linker, condition.condition, inside(place, "condition"), stage);
  else linkLeaf(linker, condition, place, stage);
}

/** A named condition is checked where it stands; where it is used, only whether its facts are known yet. */
function linkNamed(linker: Linker, name: string, place: Place, stage: StageName): void {
  const { conditions } = linker.symbols;
  if (!linker.reference("rule/unknown-condition", place, name, conditions) || conditions === undefined)
    return;
  const { facts } = linker.named.reachOf({ condition: name });
  const late = [...facts].find((fact) => isTooEarly(linker.symbols.facts?.get(fact), stage));
  if (late !== undefined)
    linker.report("rule/fact-too-early", place, {
      fact: late,
      stage,
      from: linker.symbols.facts?.get(late)?.from ?? stage,
    });
}

function isTooEarly(spec: FactSpec | undefined, stage: StageName): boolean {
  return spec !== undefined && stages.indexOf(spec.from) > stages.indexOf(stage);
}

function linkLeaf(linker: Linker, leaf: Leaf, place: Place, stage: StageName): void {
  const { facts } = linker.symbols;
  if (!linker.reference("rule/unknown-fact", inside(place, "fact"), leaf.fact, facts)) return;
  const spec = facts?.get(leaf.fact);
  if (spec === undefined) return;
  if (isTooEarly(spec, stage))
    linker.report("rule/fact-too-early", inside(place, "fact"), { fact: leaf.fact, stage, from: spec.from });
  const operator = operators[leaf.operator];
  if (!operator.facts.includes(spec.type)) {
    const fitting = operatorNames.filter((name) => operators[name].facts.includes(spec.type));
    const meant = suggest(leaf.operator, fitting);
    linker.report("rule/operator-mismatch", inside(place, "operator"), {
      operator: leaf.operator,
      fact: leaf.fact,
      type: spec.type,
      fitting,
      ...(meant !== undefined && { meant }),
    });
    return;
  }
  linkValue(linker, leaf, spec, operator.value, place);
}

function linkValue(
  linker: Linker,
  { value, operator }: Leaf,
  spec: FactSpec,
  shape: ValueShape,
  place: Place,
): void {
  if (value === undefined && shape !== "none")
    return linker.report("schema/missing-key", place, { key: "value" });
  const valuePlace = inside(place, "value");
  const mismatch = { fact: spec.name, type: spec.type, operator, shape };
  if (!fitsShape(value, shape))
    return linker.report("rule/value-mismatch", valuePlace, { ...mismatch, actual: JSON.stringify(value) });
  if (shape === "none" || shape === "words" || shape === "times" || shape === "date" || shape === "number")
    return;
  for (const [index, one] of [value].flat().entries()) {
    const onePlace = Array.isArray(value) ? inside(valuePlace, index) : valuePlace;
    if (!fitsType(one, spec)) {
      const meant = spec.values && suggest(String(one), spec.values);
      linker.report("rule/value-mismatch", onePlace, {
        ...mismatch,
        actual: JSON.stringify(one),
        ...(spec.values && { allowed: spec.values }),
        ...(meant !== undefined && { meant }),
      });
    } else linkName(linker, String(one), spec, onePlace);
  }
}

const timeOfDay = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

function fitsShape(value: Leaf["value"], shape: ValueShape): boolean {
  const list = Array.isArray(value);
  switch (shape) {
    case "none":
      return value === undefined;
    case "one":
      return value !== undefined && !list;
    case "number":
      return typeof value === "number";
    case "many":
      return list;
    case "one-or-many":
      return value !== undefined;
    case "date":
      return typeof value === "string" && parseDay(value) !== null;
    case "times":
      return (
        list &&
        value.length === 2 &&
        value[0] !== value[1] &&
        value.every((one) => typeof one === "string" && timeOfDay.test(one))
      );
    case "words":
      return [value].flat().every((word) => typeof word === "string" && word.trim() !== "");
  }
}

function fitsType(value: unknown, spec: FactSpec): boolean {
  if (spec.type === "number") return typeof value === "number";
  if (spec.type === "boolean") return typeof value === "boolean";
  if (spec.type === "enum" || spec.values) return spec.values?.includes(value as string) ?? false;
  if (spec.type === "date") return typeof value === "string" && parseDay(value) !== null;
  return typeof value === "string";
}

function linkName(linker: Linker, name: string, spec: FactSpec, place: Place): void {
  const { symbols } = linker;
  const tables: Partial<
    Record<FactSpec["type"], [DiagnosticCode, ReadonlyMap<string, unknown> | undefined]>
  > = {
    category: ["rule/unknown-category", symbols.categories],
    topic: ["rule/unknown-topic", symbols.topics],
    unit: ["rule/unknown-unit", symbols.units],
    department: ["directory/unknown-department", symbols.departments],
    units: ["rule/unknown-unit", symbols.units],
    divisions: ["rule/unknown-division", symbols.divisions],
    signals: ["rule/unknown-signal", symbols.signals],
  };
  const entry = tables[spec.type];
  if (entry) linker.reference(entry[0], place, name, entry[1]);
}
