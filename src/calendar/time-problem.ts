import {
  type DiagnosticCode,
  type DiagnosticParams,
  inBrief,
  meaning,
  suggest,
} from "../diagnostic/index.js";

/** Every way a year of a calendar can be wrong. */
export type YearCode =
  | "calendar/wrong-year"
  | "calendar/repeated-day"
  | "calendar/makeup-not-weekend"
  | "calendar/reversed-range"
  | "calendar/missing-holiday";

/**
 * Every way a time, a limit, a pause, an option or a year of a calendar can be refused; diagnostics have the
 * same codes.
 */
export type TimeCode =
  Extract<DiagnosticCode, `time/${string}` | `schema/${string}` | "id/duplicate"> | YearCode;

/** One refusal as data; `path` says which argument, e.g. `["options", "pauses", 0, "to"]`. */
export interface TimeProblem {
  readonly code: TimeCode;
  readonly params: DiagnosticParams;
  readonly path: readonly (string | number)[];
}

/** What the `safe…` twins return: a value, or every problem found. */
export type TimeResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly TimeProblem[] };

/**
 * Thrown by the twins without `safe`; `problems` is what the safe twin would have returned. The message says
 * the first in Chinese.
 */
export class TimeError extends RangeError {
  override readonly name = "TimeError";
  constructor(readonly problems: readonly TimeProblem[]) {
    super(
      inBrief(
        problems.map(({ code, params, path }) => ({
          code,
          params,
          at: { file: path.join("."), pointer: "" },
        })),
      ),
    );
  }
}

export function problem(
  code: TimeCode,
  path: readonly (string | number)[],
  params: TimeProblem["params"] = {},
): TimeProblem {
  return { code, params, path };
}

/**
 * Returns what stands where something else should, as a text: of a value that cannot be trusted to have one.
 */
export function written(value: unknown): string {
  return typeof value === "object" && value !== null ? Object.prototype.toString.call(value) : String(value);
}

/** Returns whether a value has keys to be read; pushes a problem where it has none. */
export function isObject(
  value: unknown,
  path: readonly (string | number)[],
  problems: TimeProblem[],
): value is object {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return true;
  problems.push(problem("time/invalid", path, { text: written(value) }));
  return false;
}

/**
 * Returns options as they are, or none where they are left out or null; pushes a problem where they are no
 * object, and for each key that is none of theirs: a misspelt one would be lost in silence.
 */
export function readOptions<Options extends object>(
  given: Options | null | undefined,
  known: readonly (keyof Options & string)[],
  problems: TimeProblem[],
): Partial<Options> {
  if (given === undefined || given === null || !isObject(given, ["options"], problems)) return {};
  const unknown = Object.keys(given).filter((key) => !known.includes(key as keyof Options & string));
  // Garbage may have a million keys: a few tell what is wrong.
  for (const key of unknown.slice(0, 10)) {
    const params = { key, known, free: known, ...meaning(suggest(key, known)) };
    problems.push(problem("schema/unknown-key", ["options", key], params));
  }
  return given;
}

export function valueOf<T>(result: TimeResult<T>): T {
  if (result.ok) return result.value;
  throw new TimeError(result.problems);
}
