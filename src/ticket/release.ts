import { parseInstant } from "../calendar/instant.js";
import type { Decision, Hold, Release } from "../decision.js";
import { diagnostic } from "../diagnostic.js";
import { locateIn, schemaDiagnostics } from "../schema/issues.js";
import type { Read } from "./read.js";
import { decisionSchema, releaseSchema } from "./ticket.js";

/**
 * Returns the decision with its hold released: a person has looked, and none of its units is accused. One that is not held
 * comes back as it is. Where a unit is accused after all, put it into the appeal's `about.units` and dispatch again.
 *
 * What is no decision, or no release, comes back as diagnostics: `schema/…`, `time/invalid`, `time/no-offset`.
 * @param release who looked, and when: ISO 8601 with its offset
 * @example release(decision, { by: "0231", at }).ok // true
 */
export function release(decision: Decision, release: Release): Read<Decision> {
  const kept = decisionSchema.safeParse(decision, { reportInput: true });
  const said = releaseSchema.safeParse(release, { reportInput: true });
  const diagnostics = [
    ...(kept.success ? [] : schemaDiagnostics(kept.error.issues, locateIn("decision"))),
    ...(said.success ? instantProblems(said.data.at) : schemaDiagnostics(said.error.issues, locateIn("release"))),
  ];
  if (!said.success || diagnostics.length > 0) return { ok: false, diagnostics };
  if (decision.hold === null) return { ok: true, value: decision };
  const hold: Hold = { ...decision.hold, released: said.data };
  return { ok: true, value: { ...decision, hold } };
}

function instantProblems(at: string) {
  const read = parseInstant(at);
  return read.ok ? [] : read.problems.map(({ code, params }) => diagnostic(code, locateIn("release")(["at"]), params));
}
