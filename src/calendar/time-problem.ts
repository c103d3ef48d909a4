/** Every way a time, a limit or a pause can be refused. */
export type TimeCode =
  | "time/no-offset"
  | "time/invalid"
  | "time/out-of-range"
  | "time/end-before-start"
  | "time/office-hours-overlap"
  | "time/office-hours-missing"
  | "time/amount";

/** One refusal as data; `path` says which argument, e.g. `["options", "pauses", 0, "to"]`. */
export interface TimeProblem {
  readonly code: TimeCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly path: readonly (string | number)[];
}

/** What the `safe…` twins return: a value, or every problem found. */
export type TimeResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly TimeProblem[] };

/** Thrown by the twins without `safe`; `problems` is what the safe twin would have returned. */
export class TimeError extends RangeError {
  override readonly name = "TimeError";
  constructor(readonly problems: readonly TimeProblem[]) {
    super(problems.map((p) => `${p.code} at ${p.path.join(".")} ${JSON.stringify(p.params)}`).join("; "));
  }
}

export function problem(
  code: TimeCode,
  path: readonly (string | number)[],
  params: TimeProblem["params"] = {},
): TimeProblem {
  return { code, params, path };
}

/** Returns what stands where something else should, as a text: of a value that cannot be trusted to have one. */
export function written(value: unknown): string {
  return typeof value === "object" && value !== null ? Object.prototype.toString.call(value) : String(value);
}

/** Returns whether a value has keys to be read; pushes a problem where it has none. */
export function isObject(value: unknown, path: readonly (string | number)[], problems: TimeProblem[]): value is object {
  if (typeof value === "object" && value !== null) return true;
  problems.push(problem("time/invalid", path, { text: written(value) }));
  return false;
}

export function valueOf<T>(result: TimeResult<T>): T {
  if (result.ok) return result.value;
  throw new TimeError(result.problems);
}
