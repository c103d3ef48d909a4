import {
  type Diagnostic,
  diagnostic,
  type DiagnosticCode,
  type DiagnosticParams,
  problemsOf,
} from "../../diagnostic/index.js";
import { locateIn, memberOf, type Traced, whereOf } from "../layers/traced.js";
import { type Days, daysSchema } from "../schema/days.js";
import { daysOf, type FileEntry } from "./dated.js";
import { bothOf, byStart, dayAfter, dayBefore, doOverlap, earlier, isEmpty, isOn } from "./days.js";

interface Version {
  readonly entry: Traced;
  /** When it is in force, with those around it. */
  readonly days: Days;
  /** It says so itself. */
  readonly isDated: boolean;
}

/** The entries of packs that say on which days they are in force; with what is wrong with what they say. */
export class DatedEntries {
  /** By the entry as it was read; `null` of one that is never in force, since another always is. */
  readonly #days = new Map<unknown, Days | null>();
  readonly diagnostics: Diagnostic[] = [];

  /** All stretches of days that entries say. */
  get days(): Days[] {
    return [...this.#days.values()].filter((days) => days !== null);
  }

  isInForce(entry: Traced, day: string): boolean {
    const days = this.#days.get(entry.value);
    // One that nothing names is left to be told as that.
    return days === undefined || (days !== null && isOn(days, day));
  }

  /** Takes in the entries of one kind of file of one pack; those of the topmost lie in its own days. */
  read(entries: Iterable<FileEntry>, pack: Days | undefined): void {
    const byIds = new Map<string, FileEntry[]>();
    for (const entry of entries) {
      const key = JSON.stringify(entry.ids);
      const some = byIds.get(key);
      if (some) some.push(entry);
      else byIds.set(key, [entry]);
    }
    for (const some of byIds.values()) {
      if (!some.some(({ part }) => daysOf(part))) continue;
      const versions = some.flatMap((entry) => this.#version(entry, pack) ?? []);
      this.#compare(versions, some[0]?.ids.at(-1) as string);
    }
  }

  #version({ part: entry, around }: FileEntry, pack: Days | undefined): Version | undefined {
    const written = daysOf(entry);
    const outer = around.map((one) => this.#days.get(one.value) ?? {}).reduce(bothOf, {});
    if (written === undefined) return { entry, days: outer, isDated: false };
    const read = daysSchema.safeParse(written.value, { reportInput: true });
    if (!read.success) {
      this.diagnostics.push(...problemsOf(read.error.issues, locateIn(written)).list);
      // What cannot be read is taken as in force, so that nothing else is missed for its sake.
      this.#days.set(entry.value, {});
      return undefined;
    }
    const days = read.data;
    this.#days.set(entry.value, days);
    if (isEmpty(days)) {
      const { from = "", to = "" } = days;
      this.#report("time/end-before-start", memberOf(written, "to") as Traced, { start: from, end: to });
      return undefined;
    }
    if (pack && !doOverlap(days, pack))
      this.#report("time/outside-pack", written, { from: pack.from ?? "", to: pack.to ?? "" });
    const both = bothOf(days, outer);
    return isEmpty(both) ? undefined : { entry, days: both, isDated: true };
  }

  /** One entry of a name is in force on a day; between two that are there may be days of none. */
  #compare(versions: readonly Version[], id: string): void {
    const [first, ...later] = versions.toSorted((one, other) => byStart(one.days, other.days));
    // The one that ends last of those before.
    let before = first as Version;
    for (const version of later) {
      const { from = "", to } = version.days;
      const { to: end } = before.days;
      if (doOverlap(before.days, version.days)) {
        const shared = { id, from, to: earlier(end, to) ?? "" };
        this.#report("time/overlap", version.entry, shared, [before.entry]);
        // The earlier one goes on to its end, so that nothing else is missed for their sake.
        this.#days.set(version.entry.value, end === undefined ? null : { from: dayAfter(end), to });
      } else if (end !== undefined && dayAfter(end) < from && (version.isDated || before.isDated))
        this.#report("time/gap", version.entry, { id, from: dayAfter(end), to: dayBefore(from) }, [
          before.entry,
        ]);
      if (end !== undefined && (to === undefined || to > end)) before = version;
    }
  }

  #report(code: DiagnosticCode, at: Traced, params: DiagnosticParams, related: readonly Traced[] = []): void {
    const places = related.map((entry) => whereOf(daysOf(entry) ?? entry));
    this.diagnostics.push(diagnostic(code, whereOf(daysOf(at) ?? at), params, { related: places }));
  }
}
