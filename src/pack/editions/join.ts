import canonicalize from "canonicalize";
import { isObject } from "../../json/index.js";
import { type Collection, type Shape, shapeAt, type Shapes } from "../layers/shapes.js";
import type { Days } from "../schema/days.js";
import type { EditionDays } from "./split.js";

/** A value as it is in each of some editions, in their order; `undefined` where it is not there. */
export type InEditions = readonly { readonly days: EditionDays; readonly value: unknown }[];

/**
 * Puts an object back together from its editions: what is not in force in all of them says on which days it
 * is. Taken apart by the same days it is what was given.
 */
export function joined(given: InEditions, inside: Shapes): Record<string, unknown> {
  return byKey(given, (one, key) => joinedAt(one, shapeAt(inside, key)));
}

/** What there is under each key that an object has in some edition. */
function byKey(given: InEditions, join: (one: InEditions, key: string) => unknown): Record<string, unknown> {
  const keys = new Set(given.flatMap(({ value }) => (isObject(value) ? Object.keys(value) : [])));
  return Object.fromEntries([...keys].map((key) => [key, join(under(given, key), key)]));
}

function joinedAt(given: InEditions, shape: Shape | undefined): unknown {
  switch (shape?.is) {
    // Only entries have days: anything else is the same in all editions.
    case undefined:
      return given.find(({ value }) => value !== undefined)?.value;
    case "settings":
      return joined(given, shape.inside);
    case "rule":
      return joinedVersions(given);
    case "collection":
      return shape.by === "key" ? byKey(given, joinedVersions) : joinedLists(given, shape);
  }
}

function joinedVersions(given: InEditions): unknown {
  const runs = runsOf(given, (one, other) => textOf(one) === textOf(other));
  const versions = runs
    .filter(([first]) => first?.value !== undefined)
    .map((run) => dated(run, given, "value"));
  return versions.length === 1 ? versions[0] : versions;
}

/** An entry of a list, as it is in each edition; `undefined` where it is not in the list there. */
interface Row {
  readonly own: string;
  readonly values: unknown[];
}

function joinedLists(given: InEditions, { inside = {} }: Collection): unknown[] {
  const rows: Row[] = [];
  given.forEach(({ value }, edition) => {
    let next = 0;
    for (const entry of Array.isArray(value) ? value : []) {
      const own = textOf(withoutInside(entry, inside)) as string;
      const found = rows.findIndex((row, index) => index >= next && row.own === own);
      if (found < 0) rows.splice(next, 0, { own, values: given.map(() => undefined) });
      else next = found;
      (rows[next] as Row).values[edition] = entry;
      next += 1;
    }
  });
  return rows.flatMap(({ values }) => {
    const entry = given.map(({ days }, edition) => ({ days, value: values[edition] }));
    const runs = runsOf(entry, (one, other) => (one === undefined) === (other === undefined));
    const there = runs.filter(([first]) => first?.value !== undefined);
    return there.map((run) => dated(joinedInside(run, inside), given, "word"));
  });
}

function joinedInside(run: InEditions, inside: Shapes): InEditions {
  if (!isObject(run[0]?.value)) return run;
  const value = joined(run, inside);
  return run.map(({ days }) => ({ days, value }));
}

function withoutInside(entry: unknown, inside: Shapes): unknown {
  if (!isObject(entry)) return entry;
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !Object.hasOwn(inside, key)));
}

/** What the editions of a run have, saying its days where there are other editions before or behind. */
function dated(run: InEditions, all: InEditions, key: "value" | "word"): unknown {
  const [first, last] = [run[0], run.at(-1)] as [InEditions[number], InEditions[number]];
  const { value } = first;
  const effective: Days = {
    ...(first.days !== all[0]?.days && { from: first.days.from }),
    ...(last.days !== all.at(-1)?.days && { to: last.days.to }),
  };
  if (Object.keys(effective).length === 0) return value;
  return isObject(value) ? { ...value, effective } : { [key]: value, effective };
}

function runsOf(given: InEditions, isSame: (one: unknown, other: unknown) => boolean): InEditions[] {
  const runs: InEditions[number][][] = [];
  for (const edition of given) {
    const run = runs.at(-1);
    if (run && isSame(run[0]?.value, edition.value)) run.push(edition);
    else runs.push([edition]);
  }
  return runs;
}

function under(given: InEditions, key: string): InEditions {
  return given.map(({ days, value }) => ({ days, value: isObject(value) ? value[key] : undefined }));
}

function textOf(value: unknown): string | undefined {
  return canonicalize(value);
}
