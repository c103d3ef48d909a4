import { expect } from "vitest";

/** Says that the claim was put to the test in a case of this kind. */
type Bite<Kind extends string> = (kind: Kind, times?: number) => void;

/**
 * Runs a law that claims something of some cases only, and fails it where it met fewer of a kind than `least`
 * says.
 *
 * Without a count, a law whose cases never come about holds for ever.
 * @example bites({ routed: 100 }, (bite) => fc.assert(fc.property(appeals, (appeal) => { if (…) return; bite("routed"); … })))
 */
export function bites<Kind extends string, Done extends void | Promise<void>>(
  least: Readonly<Record<Kind, number>>,
  law: (bite: Bite<Kind>) => Done,
): Done {
  const met = new Map<string, number>();
  const enough = () => {
    // A mutation run draws too few cases to meet every kind.
    if (process.env["PAIDAN_FEW_RUNS"] !== undefined) return;
    const kinds = Object.entries<number>(least);
    const rare = kinds.filter(([kind, times]) => (met.get(kind) ?? 0) < times);
    expect(
      rare.map(([kind, times]) => `${kind}: ${met.get(kind) ?? 0} of ${times}`),
      "put to the test too rarely",
    ).toEqual([]);
  };
  const done = law((kind, times = 1) => void met.set(kind, (met.get(kind) ?? 0) + times));
  if (done instanceof Promise) return done.then(enough) as Done;
  enough();
  return done;
}
