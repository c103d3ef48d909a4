import fc from "fast-check";
import type { Appeal } from "../appeal/index.js";
import { type Dispatcher, packOf } from "../decide/index.js";
import type { CompiledPack } from "../pack/index.js";
import { appealArbitraryOptions, argument, diagnostic, DiagnosticError } from "../diagnostic/index.js";
import type { DeclaredFact } from "../facts/index.js";
import { instantOption } from "./instants.js";

/** What `appealArbitrary` can be told. */
export interface AppealArbitraryOptions {
  /** Earliest instant of receipt, ISO 8601; the first day of what is last in force when left out. */
  readonly from?: string;
  /**
   * Latest instant of receipt, ISO 8601; when left out five years after `from`, or the end of what is in
   * force then.
   */
  readonly to?: string;
}

/**
 * Returns an arbitrary of appeals that are sound for a dispatcher's pack: they use its words, topics, kinds,
 * places, units, signals and facts.
 *
 * Texts are made of the pack's own words among others, so that rules do fire. Works with fast-check 4, an
 * optional peer. Throws `DiagnosticError` for options that are no instants, or out of order.
 * @example fc.assert(fc.property(appealArbitrary(dispatcher), (appeal) => dispatcher.safeDispatch(appeal).ok))
 */
export function appealArbitrary(
  dispatcher: Dispatcher,
  options: AppealArbitraryOptions = {},
): fc.Arbitrary<Appeal> {
  // What is in force by turns is that of the first day asked for, else that of last.
  const pack = packOf(dispatcher, { receivedAt: options?.from });
  const among = <T>(values: Iterable<T>) => fc.constantFrom(...values);
  const places = [...pack.divisions.values()]
    .filter((division) => division.level !== "city")
    .map((division) => division.code);
  const words = fc.oneof(
    { weight: 5, arbitrary: among(pack.scanner.words) },
    { weight: 1, arbitrary: among(pack.places.scanner.words) },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 6 }) },
  );
  const text = fc.array(words, { maxLength: 8 }).map((parts) => parts.join("，"));
  const { from, to } = span(argument("options", appealArbitraryOptions, options), pack);
  const received = secondsIn(Math.ceil(from / 1000), Math.floor(to / 1000), pack.utcOffsetMs / 1000);
  const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

  return fc
    .record({
      id: fc.uuid(),
      received,
      dispatchedAfter: optional(fc.integer({ min: 0, max: 3 * 86_400 })),
      channel: optional(among(["phone", "web", "wechat", "app"])),
      title: optional(text),
      text: optional(text),
      category: optional(among(pack.categories.keys())),
      topic: optional(among(pack.topicPaths)),
      divisions: optional(fc.uniqueArray(among(places), { maxLength: 3 })),
      appellant: optional(
        fc.record({ kind: among(["person", "enterprise"] as const), confidential: fc.boolean() }),
      ),
      units: optional(fc.uniqueArray(among(pack.units.keys()), { maxLength: 3 })),
      history: optional(
        fc.record({
          same: among(["none", "handling", "closed"] as const),
          newFacts: fc.boolean(),
          ids: fc.array(fc.uuid(), { maxLength: 2 }),
        }),
      ),
      signals: optional(
        pack.signals.size > 0
          ? fc.uniqueArray(among(pack.signals.keys()), { maxLength: 2 })
          : fc.constant<string[]>([]),
      ),
      facts: optional(
        fc.record(
          Object.fromEntries([...pack.declaredFacts.values()].map((spec) => [spec.name, factValue(spec)])),
          { requiredKeys: [] },
        ),
      ),
    })
    .map(
      ({ received: seconds, dispatchedAfter, divisions, units, ...rest }) =>
        withoutUndefined({
          ...rest,
          receivedAt: new Date(seconds * 1000).toISOString(),
          dispatchedAt:
            dispatchedAfter === undefined
              ? undefined
              : new Date((seconds + dispatchedAfter) * 1000).toISOString(),
          location: divisions && { divisions },
          about: units && { units },
        }) as Appeal,
    );
}

/** Seconds in a span, often the first or the last of it, or midnight where the pack is. */
function secondsIn(min: number, max: number, offset: number): fc.Arbitrary<number> {
  const any = fc.integer({ min, max });
  const midnight = any.map((at) => Math.max(min, Math.floor((at + offset) / 86_400) * 86_400 - offset));
  return fc.oneof(
    { weight: 8, arbitrary: any },
    { weight: 1, arbitrary: fc.constantFrom(min, max) },
    { weight: 1, arbitrary: midnight },
  );
}

/** From when to when appeals are received. */
function span(
  given: { from?: unknown; to?: unknown },
  { days, effective, utcOffset }: CompiledPack,
): { from: number; to: number } {
  const first = given.from === undefined ? `${days.from}T00:00:00` : given.from;
  const from = instantOption("from", first, utcOffset);
  const ends = [days.to ?? [], effective.to ?? []].flat();
  const last = ends
    .map((day) => instantOption("to", `${day}T23:59:59`, utcOffset))
    .filter((end) => end >= from);
  const to =
    given.to === undefined
      ? Math.min(from + 5 * 366 * 86_400_000, ...last)
      : instantOption("to", given.to, utcOffset);
  if (to >= from) return { from, to };
  const params = { start: String(first), end: String(given.to) };
  throw new DiagnosticError([
    diagnostic("time/end-before-start", { file: "options", pointer: "/to" }, params),
  ]);
}

function factValue(spec: DeclaredFact): fc.Arbitrary<string | number | boolean | string[]> {
  switch (spec.type) {
    case "number":
      return fc.integer({ min: -1000, max: 100_000 });
    case "boolean":
      return fc.boolean();
    case "enum":
      return fc.constantFrom(...(spec.values ?? []));
    case "list":
      return fc.array(spec.values ? fc.constantFrom(...spec.values) : fc.string({ maxLength: 8 }), {
        maxLength: 3,
      });
    case "instant":
      return fc
        .date({ min: new Date("2000-01-01"), max: new Date("2049-12-31"), noInvalidDate: true })
        .map((date) => date.toISOString());
    case "date":
      return fc
        .date({ min: new Date("2000-01-01"), max: new Date("2049-12-31"), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    case "string":
      return spec.values ? fc.constantFrom(...spec.values) : fc.string({ maxLength: 12 });
  }
}

function withoutUndefined(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
