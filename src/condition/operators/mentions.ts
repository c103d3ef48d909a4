import type { FactValue, TextValue } from "../../facts/index.js";
import { heardIn, placesOf, type Scan, type WordList } from "../../text/index.js";
import type { CompileContext, LeafValue, Operator, WordContext } from "../operator.js";
import { isListReference } from "../value-shape.js";

/** The folded text has at least one of these words. */
export const mentions: Operator = {
  name: "mentions",
  facts: ["text"],
  value: "words",
  holds: (actual, value, context) => soughtWords(value, context).some((sought) => sought.standsIn(actual)),
  compile(value, context) {
    const { anyIn } = compileWords(value, context);
    return (actual) => actual !== undefined && anyIn((actual as TextValue).scan);
  },
};

/** A word as it is written in a rule or a list, with how to look for it. */
interface SoughtWord {
  readonly written: string;
  standsIn(actual: FactValue): boolean;
}

/** The words a comparison looks for, each looked for by itself. */
export function soughtWords(value: LeafValue, { fold, lists }: WordContext): SoughtWord[] {
  const list = listOf(value, lists);
  if (list)
    return list.words.map((listed) => ({
      written: listed.written,
      standsIn: (actual) => heardIn(foldedOf(actual), list).includes(listed),
    }));
  return writtenWords(value).map((written) => ({
    written,
    standsIn: (actual) => placesOf(foldedOf(actual), fold(written)).length > 0,
  }));
}

function foldedOf(actual: FactValue): string {
  return (actual as TextValue | undefined)?.folded ?? "";
}

/** The same, by ids of a scanner. */
export interface CompiledWords {
  readonly written: readonly string[];
  /** As many, in the same order. */
  readonly ids: readonly number[];
  /** Which of them count in a text. */
  foundIn(scan: Scan): { has(id: number): boolean };
  /** Whether any of them does. */
  anyIn(scan: Scan): boolean;
}

export function compileWords(value: LeafValue, { scanner, fold, lists }: CompileContext): CompiledWords {
  const list = listOf(value, lists);
  if (list === undefined) {
    const written = writtenWords(value);
    // INVARIANT: the scanner was built with every word that a rule of the pack mentions.
    const ids = written.map((word) => scanner.idOf(fold(word)) as number);
    return { written, ids, foundIn: (scan) => scan, anyIn: (scan) => ids.some((id) => scan.has(id)) };
  }
  const { ids, found, anyIn } = scanner.finderOf(list);
  return { written: list.words.map((listed) => listed.written), ids, foundIn: found, anyIn };
}

function listOf(value: LeafValue, lists: WordContext["lists"]): WordList | undefined {
  return isListReference(value) ? lists.get(value.list) : undefined;
}

function writtenWords(value: LeafValue): string[] {
  return [value].flat() as string[];
}
