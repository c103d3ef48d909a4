import type { Diagnostic } from "../diagnostic/index.js";
import type { Dispatcher } from "../decide/index.js";

/** What decides an input: of several versions one, or why none does. */
export type Choice =
  | { readonly ok: true; readonly dispatcher: Dispatcher }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** One dispatcher for every input, or a way to choose among several by the input. */
export type Deciding = Dispatcher | ((input: unknown) => Choice);

export function chosenBy(deciding: Deciding, input: unknown): Choice {
  return typeof deciding === "function" ? deciding(input) : { ok: true, dispatcher: deciding };
}
