import { conditionContext, type ConditionContext } from "../../../src/condition/compile.js";
import type { InterpretContext } from "../../../src/condition/interpret.js";
import type { Condition } from "../../../src/condition/schema.js";
import type { TextValue } from "../../../src/facts/facts.js";
import { foldText } from "../../../src/text/fold.js";
import { buildScanner, type Scanner } from "../../../src/text/scanner.js";
import { lists } from "./word-lists.js";

type Named = ReadonlyMap<string, Condition>;

/** What conditions are compiled with, where a pack has no variants of characters. */
export function compiling(scanner: Scanner = buildScanner([]), named: Named = new Map()): ConditionContext {
  return conditionContext({ scanner, fold: foldText, lists, spoken: new Set(), named });
}

/** What conditions are interpreted with. */
export function interpreting(named: Named = new Map()): InterpretContext {
  return { fold: foldText, lists, spoken: new Set(), named };
}

export function textOf(scanner: Scanner, plain: string): TextValue {
  const folded = foldText(plain);
  return { folded, written: [plain], scan: scanner.scan(folded) };
}
