import { addFacts, type Facts, type TextValue } from "../facts/index.js";
import { clausesOf, type Folding, neighbours, type Scanner } from "../text/index.js";

/** The facts as a text has them in each run of up to `most` neighbouring clauses. */
export type RunsOf = (facts: Facts, most: number) => readonly Facts[];

/**
 * Cuts each text once for each number of clauses: many conditions ask of the same runs, and a named one
 * answers once for facts it has seen.
 */
export function runsWith(scanner: Scanner, fold: Folding): RunsOf {
  const known = new Map<number, WeakMap<Facts, readonly Facts[]>>();
  return (facts, most) => {
    const cut = known.get(most) ?? new WeakMap<Facts, readonly Facts[]>();
    known.set(most, cut);
    const runs = cut.get(facts) ?? runsIn(facts, most, { scanner, fold });
    cut.set(facts, runs);
    return runs;
  };
}

function runsIn(
  facts: Facts,
  most: number,
  { scanner, fold }: { readonly scanner: Scanner; readonly fold: Folding },
): Facts[] {
  return clausesIn(facts, fold).flatMap((clauses) =>
    [...neighbours(scanner, clauses, most)].map((text) => withText(facts, text)),
  );
}

/**
 * The clauses of the text that facts have, of each part by themselves: none of a title has a neighbour in the
 * text, or a word more at its end would part them.
 */
export function clausesIn({ text }: Facts, fold: Folding): readonly (readonly string[])[] {
  const { clauses, written = [] } = (text ?? {}) as Partial<TextValue>;
  return clauses ? [clauses] : written.map((part) => clausesOf(part, fold));
}

/** What is said elsewhere in a text, its title too, is not said in a part of it. */
export function withText(facts: Facts, text: TextValue): Facts {
  return addFacts(facts, { title: undefined, text });
}
