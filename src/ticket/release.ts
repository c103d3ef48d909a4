import { parseInstant } from "../calendar/index.js";
import type { Decision, Hold, Release } from "../decide/index.js";
import { type Argument, diagnostic, locateIn, readArgument } from "../diagnostic/index.js";
import { diagnosticsOf, type Read } from "./door.js";
import { decisionSchema, releaseSchema } from "./ticket.js";

const at = locateIn("release")(["at"]);

/**
 * Returns the decision with its hold released: a person has looked, and none of its units is accused. One
 * that is not held comes back as it is. Where a unit is accused after all, put it into the appeal's
 * `about.units` and dispatch again.
 *
 * What is no decision, or no release, comes back as diagnostics: `schema/…`, `time/invalid`,
 * `time/no-offset`, and `time/end-before-start` for a release before the appeal was received.
 * @param release who looked, and when: ISO 8601 with its offset
 * @example release(decision, { by: "0231", at }).ok // true
 */
export function release(decision: Decision, release: Release): Read<Decision> {
  const kept = readArgument("decision", decisionSchema, decision);
  const told = readRelease(release);
  if (!kept.ok || !told.ok) return { ok: false, diagnostics: diagnosticsOf([kept, told], "decision") };
  const early = Date.parse(told.value.at) < Date.parse(kept.value.receivedAt);
  if (early)
    return {
      ok: false,
      diagnostics: [
        diagnostic("time/end-before-start", at, { start: kept.value.receivedAt, end: told.value.at }),
      ],
    };
  // Who let it go first stays on record.
  if (decision.hold === null || decision.hold.released !== null) return { ok: true, value: decision };
  const hold: Hold = { ...decision.hold, released: told.value };
  return { ok: true, value: { ...decision, hold } };
}

/** Reads who let a held decision go, and when. */
export function readRelease(given: unknown): Argument<Release> {
  const told = readArgument("release", releaseSchema, given);
  const read = told.ok ? parseInstant(told.value.at) : undefined;
  if (read === undefined || read.ok) return told;
  return { ok: false, diagnostics: read.problems.map(({ code, params }) => diagnostic(code, at, params)) };
}
