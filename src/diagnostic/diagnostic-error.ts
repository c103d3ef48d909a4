import type { Diagnostic } from "./diagnostic.js";
import { inBrief } from "./in-words.js";

/**
 * Thrown by the throwing twins (`compilePack`, `dispatch`): carries every diagnostic, not the first. Its
 * message says the first three in Chinese; `renderDiagnostic` says any of them in either language.
 */
export class DiagnosticError extends Error {
  override readonly name = "DiagnosticError";
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(inBrief(diagnostics));
  }
}
