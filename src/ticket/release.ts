import { parseInstant } from "../calendar/instant.js";
import type { Decision, Hold, Release } from "../decision.js";
import { diagnostic } from "../diagnostic.js";
import { locateIn } from "../schema/issues.js";
import { type Argument, readArgument } from "../schema/options.js";
import { diagnosticsOf, type Read } from "./read.js";
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
  const kept = readArgument("decision", decisionSchema, decision);
  const told = readRelease(release);
  if (!kept.ok || !told.ok) return { ok: false, diagnostics: diagnosticsOf([kept, told], "decision") };
  if (decision.hold === null) return { ok: true, value: decision };
  const hold: Hold = { ...decision.hold, released: told.value };
  return { ok: true, value: { ...decision, hold } };
}

function readRelease(given: Release): Argument<Release> {
  const told = readArgument("release", releaseSchema, given);
  const at = told.ok ? parseInstant(told.value.at) : undefined;
  if (at === undefined || at.ok) return told;
  return { ok: false, diagnostics: at.problems.map(({ code, params }) => diagnostic(code, locateIn("release")(["at"]), params)) };
}
