/** So many of these are right. */
export interface Count {
  readonly right: number;
  readonly of: number;
}

/** How well a number tells right topics from wrong ones. */
export interface Separation {
  /**
   * How often a right topic has the larger number of the two, of all pairs of a right and a wrong one; ties
   * count half. 0.5 tells nothing, 1 everything; `null` without one of each.
   */
  readonly auc: number | null;
  /** Of the topics with at least so much, how many are right. */
  readonly atLeast: readonly (Count & { readonly value: number })[];
}

interface Point {
  readonly value: number;
  readonly right: boolean;
}

/** Returns how well the numbers separate, with up to `steps` thresholds between which equally many lie. */
export function separation(points: readonly Point[], steps = 10): Separation {
  const rising = [...points].sort((a, b) => a.value - b.value);
  const count = Math.min(steps, rising.length);
  const thresholds = Array.from(
    { length: count },
    (_, step) => rising[Math.floor((step * rising.length) / count)]?.value as number,
  );
  const atLeast = [...new Set(thresholds)].map((value) => {
    const above = rising.filter((point) => point.value >= value);
    return { value, of: above.length, right: above.filter(({ right }) => right).length };
  });
  return { auc: auc(rising), atLeast };
}

/** Walks groups of equal numbers: each right one beats the wrong ones below, and half of those beside it. */
function auc(rising: readonly Point[]): number | null {
  const rights = rising.filter(({ right }) => right).length;
  const wrongs = rising.length - rights;
  if (rights === 0 || wrongs === 0) return null;
  let below = 0;
  let beaten = 0;
  for (let from = 0; from < rising.length;) {
    let to = from;
    while (to < rising.length && rising[to]?.value === rising[from]?.value) to++;
    const group = rising.slice(from, to);
    const right = group.filter((point) => point.right).length;
    const wrong = group.length - right;
    beaten += right * (below + wrong / 2);
    below += wrong;
    from = to;
  }
  return beaten / (rights * wrongs);
}
