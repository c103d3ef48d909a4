import { divisionWithin } from "../facts/index.js";
import { type CompiledPack, districtOf } from "../pack/index.js";

/** Where an appeal is about, as far as known. */
export interface AppealLocation {
  /** Codes of districts and streets, none inside another, in the order given. */
  readonly divisions: readonly string[];
  readonly level: "none" | "district" | "street";
  readonly spread: "none" | "one" | "streets" | "districts";
  /** Read from the words of the appeal, not stated by the operator. */
  readonly fromText: boolean;
}

export function locate(
  pack: CompiledPack,
  stated: readonly string[] | undefined,
  texts: readonly string[],
): AppealLocation {
  const given = (stated ?? []).filter((code) => pack.divisions.get(code)?.level !== "city");
  const divisions = outermostDropped(given.length > 0 ? given : placeIn(pack, texts));
  const fromText = given.length === 0 && divisions.length > 0;
  return { divisions, level: levelOf(pack, divisions), spread: spreadOf(divisions), fromText };
}

function levelOf(pack: CompiledPack, divisions: readonly string[]): AppealLocation["level"] {
  if (divisions.length === 0) return "none";
  return divisions.every((code) => pack.divisions.get(code)?.level === "street") ? "street" : "district";
}

function spreadOf(divisions: readonly string[]): AppealLocation["spread"] {
  if (divisions.length === 0) return "none";
  if (divisions.length === 1) return "one";
  return new Set(divisions.map(districtOf)).size === 1 ? "streets" : "districts";
}

/** `[110105, 110105001]` says one place twice: the street is what counts. */
function outermostDropped(codes: readonly string[]): string[] {
  const unique = [...new Set(codes)];
  return unique.filter((code) => !unique.some((other) => other !== code && divisionWithin(other, code)));
}

/**
 * The one place that the words name, or none. Two districts named are not a boundary case but a doubt,
 * and so are two streets: then only what they share is taken.
 */
function placeIn(pack: CompiledPack, texts: readonly string[]): string[] {
  const named = texts.flatMap((text) =>
    pack.places.scanner.scan(text).longest.map(({ word }) => pack.places.codes[word] ?? []),
  );
  const districts = new Set(named.flatMap((codes) => codes.filter((code) => code.length === 6)));
  const streets = new Set<string>();
  for (const codes of named) {
    const possible = codes.filter(
      (code) => code.length > 6 && (districts.size === 0 || districts.has(districtOf(code))),
    );
    if (possible.length === 1) streets.add(possible[0] as string);
  }
  if (streets.size === 1 && districts.size <= 1) return [...streets];
  const within = new Set([...districts, ...[...streets].map(districtOf)]);
  return within.size === 1 ? [...within] : [];
}
