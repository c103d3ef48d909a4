import type { Evidence } from "../condition/index.js";
import { wordFor } from "../diagnostic/index.js";
import type { Names } from "./names.js";
import { Told } from "./told.js";

/** Longer lists are cut: a rule may compare with dozens of words. */
const shown = 8;

/**
 * One node of a condition: what is said of it, and the parts it stands on. `not` and named conditions are
 * said together with what is in them.
 */
interface Node {
  readonly text: string;
  /** The text without what is inside a named condition. */
  readonly brief: string;
  readonly parts: readonly Evidence[];
  /** The result of the parts that decide: `all` fails by those that fail, `any` holds by those that hold. */
  readonly deciding: boolean | undefined;
  /** What the named conditions in the text stand for, said with it. */
  readonly says?: readonly Evidence[];
}

/**
 * Returns a condition as an indented tree in the rule's own shape, one line for each part, with what each
 * fact was.
 *
 * A part that does not bear on the result, such as the other branches of an `any` that holds, is one line. So
 * is a named condition that was said before.
 */
export function evidenceLines(evidence: Evidence, names: Names, told: Told, depth = 0): string[] {
  const { text, parts, deciding, says = [] } = nodeOf(evidence, names, told);
  told.say(says);
  const inside = "scope" in evidence ? toldOf(parts) : told;
  const below = parts.flatMap((part) =>
    deciding === undefined || part.result === deciding
      ? evidenceLines(part, names, inside, depth + 1)
      : [line(part, nodeOf(part, names, inside).brief, depth + 1)],
  );
  return [line(evidence, text, depth), ...below];
}

function toldOf(parts: readonly Evidence[]): Told {
  const told = new Told();
  for (const part of parts) told.learn(part);
  return told;
}

function line({ result }: Evidence, text: string, depth: number): string {
  return `${"  ".repeat(depth)}${result ? "✓" : "✗"} ${text}`;
}

function nodeOf(evidence: Evidence, names: Names, told: Told): Node {
  const { words } = names;
  if ("all" in evidence)
    return {
      text: words.all,
      brief: words.parts(words.all, evidence.all.length),
      parts: evidence.all,
      deciding: evidence.result ? undefined : false,
    };
  if ("any" in evidence)
    return {
      text: words.any,
      brief: words.parts(words.any, evidence.any.length),
      parts: evidence.any,
      deciding: evidence.result ? true : undefined,
    };
  if ("not" in evidence) {
    const inner = nodeOf(evidence.not, names, told);
    return { ...inner, text: words.not(inner.text), brief: words.not(inner.brief) };
  }
  if ("condition" in evidence) {
    const brief = words.named(evidence.condition);
    const meaning = told.meaning(evidence);
    if (meaning === undefined) return { text: brief, brief, parts: [], deciding: undefined };
    if (told.hasSaid(meaning))
      return { text: brief + words.note(words.above), brief, parts: [], deciding: undefined };
    const inner = nodeOf(meaning, names, told);
    return { ...inner, text: words.pair(brief, inner.text), brief, says: [meaning, ...(inner.says ?? [])] };
  }
  if ("scope" in evidence) {
    const text = words.scope(evidence.scope);
    return { text, brief: text, parts: evidence.of ? [evidence.of] : [], deciding: undefined };
  }
  const text = leafText(evidence, names);
  return { text, brief: text, parts: [], deciding: undefined };
}

type Leaf = Extract<Evidence, { fact: string }>;
type Value = NonNullable<Leaf["value"] | Leaf["actual"]>;

function leafText({ fact, operator, list, other, value, actual }: Leaf, names: Names): string {
  const { words } = names;
  const verb = wordFor(words.operator, operator);
  const written = value === undefined ? "" : listed(other ?? fact, value, names);
  const ofOther = other && words.otherFact(names.fact(other), written || words.absent);
  const compared = list === undefined ? (ofOther ?? written) : words.wordList(names.wordList(list));
  const was =
    actual === undefined || (Array.isArray(actual) && actual.length === 0)
      ? words.absent
      : listed(fact, actual, names);
  return (
    words.compare(names.fact(fact), verb, compared) +
    (operator === "isAbsent" && actual === undefined ? "" : words.note(words.actual(was)))
  );
}

function listed(fact: string, value: Value, names: Names): string {
  if (typeof value !== "object") return names.value(fact, value);
  const items = value.slice(0, shown).map((one) => names.value(fact, one));
  return names.words.list(items) + (value.length > shown ? names.words.more(value.length) : "");
}
