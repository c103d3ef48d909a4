import { type EpochMs, parseInstant } from "../calendar/index.js";
import { diagnostic, DiagnosticError } from "../diagnostic/index.js";

/**
 * Returns the instant an option of an arbitrary says, by the pack's offset where it has none; throws
 * `DiagnosticError`.
 */
export function instantOption(name: string, given: unknown, utcOffset: string): EpochMs {
  const read = parseInstant(given as string, utcOffset);
  if (read.ok) return read.value;
  const found = read.problems.map(({ code, params }) =>
    diagnostic(code, { file: "options", pointer: `/${name}` }, params),
  );
  throw new DiagnosticError(found);
}
