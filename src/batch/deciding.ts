import type { CompilePackResult, Dispatcher } from "../decide/index.js";

/** One dispatcher for every input, or a way to choose among several by the input, or say why none decides. */
export type Deciding = Dispatcher | ((input: unknown) => CompilePackResult);

export function chosenBy(deciding: Deciding, input: unknown): CompilePackResult {
  return typeof deciding === "function" ? deciding(input) : { ok: true, dispatcher: deciding };
}
