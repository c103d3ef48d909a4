import { listsOf } from "../rule-lists.js";
import type { Linker } from "./linker.js";
import { linkClosed, linkRules } from "./rules.js";

/** Checks the principles of routing, and that the rules for boundaries always answer. */
export function linkRoute(linker: Linker): void {
  linkRules(linker, "principles");
  linkRules(linker, "boundary");
  for (const { rules } of listsOf(linker.pack, "boundary")) linkClosed(linker, rules);
}
