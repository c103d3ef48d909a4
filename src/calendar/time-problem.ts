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

export function valueOf<T>(result: TimeResult<T>): T {
  if (result.ok) return result.value;
  throw new TimeError(result.problems);
}
