import type { Diagnostic } from "../../diagnostic/index.js";
import { isObject, type JsonPath } from "../../json/index.js";
import { type FileKindName, fileKinds } from "../files.js";
import type { Files } from "../layers/layer.js";
import { shapes } from "../layers/shapes.js";
import { itemsOf, memberOf, type Traced } from "../layers/traced.js";
import { type Days, daysSchema } from "../schema/days.js";
import { entriesUnder, mayHaveDays } from "./dated.js";
import { DatedEntries } from "./dated-entries.js";
import { dayAfter, dayBefore } from "./days.js";
import { inForceUnder } from "./on-day.js";

type ByKind = ReadonlyMap<FileKindName, Files>;

/** The days on which one edition of a pack decides, both ends in; the last may have no end. */
export interface EditionDays {
  readonly from: string;
  readonly to?: string;
}

/** What packs that stand on each other say of the days on which their entries are in force. */
export interface Split {
  /** Stretches of days on each of which the same entries are in force, one after another; at least one. */
  readonly days: readonly EditionDays[];
  readonly diagnostics: readonly Diagnostic[];
  /** The files of one of the packs as they are on a day. */
  on(files: ByKind, day: string): ByKind;
  /** Whether what stands at a path of a file is in force on a day. */
  isOn(file: Traced, path: JsonPath, day: string): boolean;
}

/** Splits the days of packs that stand on each other, the lowest first, by those of their entries. */
export function splitByDays(packs: readonly { readonly files: ByKind }[]): Split {
  const dated = new DatedEntries();
  const sayDays = new Set<Files>();
  const whole = daysOfPack(packs.at(-1)?.files);
  packs.forEach(({ files }, index) => {
    const isTop = index === packs.length - 1;
    for (const [kind, some] of files) {
      // Most files say no days: nothing of them is looked at entry by entry.
      if (![...some.values()].some(({ value }) => mayHaveDays(value))) continue;
      sayDays.add(some);
      dated.read(
        [...some.values()].flatMap((file) => [...entriesUnder(file, shapes[kind])]),
        isTop ? whole : undefined,
      );
    }
  });
  const days = stretches(whole, dated.days);
  return {
    days,
    diagnostics: dated.diagnostics,
    isOn: (file, path, day) => alongPath(file, path).every((part) => dated.isInForce(part, day)),
    on(files, day) {
      const isInForce = (entry: Traced) => dated.isInForce(entry, day);
      const onDay = (kind: FileKindName, some: Files) =>
        sayDays.has(some) ? filesInForce(kind, some, isInForce) : some;
      return new Map([...files].map(([kind, some]) => [kind, onDay(kind, some)]));
    },
  };
}

/** The files of a kind; of any number of them one none of whose entries is in force is not there. */
function filesInForce(kind: FileKindName, files: Files, isInForce: (entry: Traced) => boolean): Files {
  const isEmpty = (file: Traced) => entriesUnder(file, shapes[kind]).next().done === true;
  const kept = [...files].flatMap(([path, file]): [string, Traced][] => {
    const now = inForceUnder(file, shapes[kind], isInForce);
    const isGone = "folder" in fileKinds[kind] && now !== file && isEmpty(now);
    return isGone ? [] : [[path, now]];
  });
  return new Map(kept);
}

/** What stands at each step of a path. */
function alongPath(file: Traced, path: JsonPath): Traced[] {
  const parts = [file];
  for (const key of path) {
    const last = parts.at(-1) as Traced;
    const next = itemsOf(last)[Number(key)] ?? memberOf(last, String(key));
    if (next === undefined) break;
    parts.push(next);
  }
  return parts;
}

/** The days of a pack as its pack.json says; where they are not sound, its schema will say. */
function daysOfPack(files: ByKind | undefined): EditionDays {
  const head = files?.get("pack")?.get("pack.json")?.value;
  const read = daysSchema.safeParse(isObject(head) ? head["effective"] : undefined);
  const { from = "0001-01-01", to } = read.success ? (read.data as Days) : {};
  return { from, ...(to !== undefined && to >= from && { to }) };
}

/**
 * The days since a pack came into force, cut wherever an entry begins or has ended. When the pack ends does
 * not count: it may be closed after it was published, and is the same pack.
 */
function stretches({ from: first }: EditionDays, entries: readonly Days[]): EditionDays[] {
  const starts = entries.flatMap(({ from, to }) => [from ?? first, to === undefined ? first : dayAfter(to)]);
  const cuts = [...new Set([first, ...starts])].filter((day) => day >= first).sort();
  return cuts.map((from, index) => {
    const next = cuts[index + 1];
    return { from, ...(next !== undefined && { to: dayBefore(next) }) };
  });
}

/** Two stretches of which the second follows the first. */
export function joinedDays({ from }: EditionDays, { to }: EditionDays): EditionDays {
  return { from, ...(to !== undefined && { to }) };
}
