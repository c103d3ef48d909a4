import type { TextValue } from "../../facts/index.js";
import { bareName, type CompiledPack, superiors } from "../../pack/index.js";
import type { Hold, ReviewReason, Routing } from "../decision.js";
import type { OpenCase } from "../open-case.js";

export interface Accused {
  /** The reporter must not be shown to the units complained about. */
  readonly confidential: boolean;
  readonly review: readonly AccusedReason[];
  readonly hold: Hold | null;
}

type AccusedReason = Extract<ReviewReason, { readonly code: `about/${string}` }>;

/**
 * Finds out whether the reporter is to be kept, and whether an accusation would reach a unit it accuses: one
 * complained about or named in the text, or one below it.
 *
 * Nobody knows from a text alone whether a unit named is accused or only mentioned. So nothing is rerouted: a
 * person looks, and a confidential appeal waits for that.
 * @source 《信访工作条例》第三十条第三款
 */
export function findAccused(open: OpenCase, routing: Routing | null): Accused {
  const { pack, facts, trace } = open;
  const category = pack.categories.get(facts["category"] as string);
  const keepsAll = category?.confidential === true;
  const confidential = keepsAll || facts["appellant.confidential"] === true;
  // A kind whose reporters are always kept accuses somebody, whatever the pack says of it.
  const accuses = keepsAll || category?.accuses === true;
  const review = routing !== null && accuses ? reasonsToLook(open, routing, confidential) : [];
  const [first] = review;
  if (first === undefined) return { confidential, review, hold: null };
  const by = trace.record("route", pack.route.accused);
  return { confidential, review, hold: confidential ? { value: first.code, by, released: null } : null };
}

function reasonsToLook({ pack, facts }: OpenCase, routing: Routing, confidential: boolean): AccusedReason[] {
  const about = facts["about.units"] as readonly string[];
  const { named, governments } = namesIn(pack, facts["text"] as TextValue | undefined);
  // Where the reporter must be kept, the name of a place may well mean its government.
  const suspected = confidential ? [...named, ...governments] : named;
  const reached = reachedBy(pack, routing);
  const reasons: AccusedReason[] = [];
  const inText = unique(suspected).filter((unit) => reached.has(unit));
  if (inText.length > 0) reasons.push({ code: "about/named-in-text", units: inText });
  const above = unique(about).filter((unit) => reached.has(unit));
  if (above.length > 0) reasons.push({ code: "about/above", units: above });
  // A name in the text may be anybody's; only a unit that is stated is known to be the one.
  if (confidential && inText.length === 0 && about.length === 0) reasons.push({ code: "about/none-named" });
  return reasons;
}

/** The units that take part, and everybody above them. */
function reachedBy(pack: CompiledPack, { lead, co, cc }: Routing): ReadonlySet<string> {
  const involved = [lead, ...co, ...cc].flatMap((unit) => (unit ? [unit.value] : []));
  return new Set(involved.flatMap((unit) => [unit, ...superiors(pack, unit)]));
}

function namesIn(
  { fold, unitNames: { scanner, units, governments } }: CompiledPack,
  text: TextValue | undefined,
): { named: string[]; governments: string[] } {
  const { longest } = scanner.scan(bareName(text?.folded ?? "", fold));
  const words = [...new Set(longest.map(({ word }) => word))];
  const meant = (table: typeof units) => words.flatMap((word) => table[word] ?? []);
  return { named: meant(units), governments: meant(governments) };
}

function unique(units: readonly string[]): string[] {
  return [...new Set(units)];
}
