import type { OperatorName } from "../condition/schema.js";
import type { Evidence } from "../trace.js";
import type { Names } from "./names.js";

/** Longer lists are cut: a rule may compare with dozens of words. */
const shown = 8;

/** Returns a condition as an indented tree in the rule's own shape, one line for each part, with what each fact was. */
export function evidenceLines(evidence: Evidence, names: Names, depth = 0): string[] {
  const { words } = names;
  const line = (text: string) => `${"  ".repeat(depth)}${evidence.result ? "✓" : "✗"} ${text}`;
  const below = (parts: readonly Evidence[]) => parts.flatMap((part) => evidenceLines(part, names, depth + 1));
  if ("all" in evidence) return [line(words.all), ...below(evidence.all)];
  if ("any" in evidence) return [line(words.any), ...below(evidence.any)];
  if ("not" in evidence) return [line(words.not), ...below([evidence.not])];
  if ("condition" in evidence) return [line(`${words.named} ${evidence.condition}`), ...below([evidence.of])];
  const { fact, operator, value, actual } = evidence;
  const compared = value === undefined ? "" : listed(fact, value, names);
  const verb = words.operator[operator as OperatorName] ?? operator;
  const was = operator === "isAbsent" && actual === undefined ? "" : words.note(words.actual(actualText(fact, actual, names)));
  return [line(`${words.compare(names.fact(fact), verb, compared)}${was}`)];
}

function actualText(fact: string, actual: Leaf["actual"], names: Names): string {
  return actual === undefined || (Array.isArray(actual) && actual.length === 0) ? names.words.absent : listed(fact, actual, names);
}

type Leaf = Extract<Evidence, { fact: string }>;
type Value = NonNullable<Leaf["value"] | Leaf["actual"]>;

function listed(fact: string, value: Value, names: Names): string {
  if (typeof value !== "object") return names.value(fact, value);
  const items = value.slice(0, shown).map((one) => names.value(fact, one));
  return names.words.list(items) + (value.length > shown ? names.words.more(value.length) : "");
}
