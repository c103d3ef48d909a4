/**
 * Names in an order in which each comes after those it uses, and the circles in which some come back to
 * themselves.
 */
export interface UsesFirst {
  readonly order: readonly string[];
  /**
   * Each from the name that was given first, round and back to it. Circles that share a name are told once.
   */
  readonly circles: readonly (readonly string[])[];
}

/** A name on the way down, with those of its uses that are still to follow. */
interface Step {
  readonly name: string;
  readonly uses: Iterator<string>;
  /** Where on the way the nearest name of a circle already told is; -1 for none. */
  told: number;
}

const followed = -1;

/** Follows each name and each use once and without recursion, so that a chain may be as long as a file. */
export function usesFirst(names: Iterable<string>, usesOf: (name: string) => Iterable<string>): UsesFirst {
  const given = [...names];
  const order: string[] = [];
  const circles: string[][] = [];
  const placeOf = new Map<string, number>();
  const way: Step[] = [];
  const enter = (name: string): void => {
    placeOf.set(name, way.length);
    way.push({ name, uses: usesOf(name)[Symbol.iterator](), told: way.at(-1)?.told ?? -1 });
  };
  for (const start of given) {
    if (!placeOf.has(start)) enter(start);
    for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
      const use = last.uses.next();
      const place = use.done ? followed : placeOf.get(use.value);
      if (use.done) {
        placeOf.set(last.name, followed);
        order.push(last.name);
        way.pop();
      } else if (place === undefined) enter(use.value);
      else if (place > last.told) {
        const circle = way.slice(place);
        circle.forEach((step, index) => void (step.told = place + index));
        circles.push(circle.map(({ name }) => name));
      }
    }
  }
  const rank = new Map(given.map((name, index) => [name, index]));
  return {
    order,
    circles: circles.map((circle) => fromFirst(circle, (name) => rank.get(name) ?? given.length)),
  };
}

/** A circle told from its first name on, which also closes it. */
function fromFirst(circle: readonly string[], rank: (name: string) => number): string[] {
  const first = circle.reduce(
    (least, name, index) => (rank(name) < rank(circle[least] as string) ? index : least),
    0,
  );
  return [...circle.slice(first), ...circle.slice(0, first + 1)];
}
