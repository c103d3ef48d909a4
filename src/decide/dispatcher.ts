import { type Appeal, readAppeal } from "../appeal/index.js";
import { TimeError } from "../calendar/index.js";
import { decide } from "./decide.js";
import type { Decision } from "./decision.js";
import {
  type Diagnostic,
  diagnostic,
  DiagnosticError,
  dispatchOptions,
  type Locate,
  locateIn,
  readArgument,
} from "../diagnostic/index.js";
import { type PackInTime, packInTime } from "./pack-in-time.js";
import {
  type CompiledPack,
  compileFiles,
  type CompileOptions,
  type CompileResult,
  type PackLayers,
  type PackInfo,
  type Unit,
} from "../pack/index.js";

export interface DispatchOptions {
  /**
   * Refuse a deadline counted over a year whose holidays are not published, instead of marking it
   * provisional.
   */
  readonly strict?: boolean;
  /** Where in the caller's input a path lies, for diagnostics with line and column. */
  readonly locate?: Locate;
}

export type DispatchResult =
  | { readonly ok: true; readonly decision: Decision }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * A compiled pack, ready to decide appeals. It keeps no state: the same appeal always gets the same decision.
 */
export interface Dispatcher {
  /** Which pack this is; the digest tells two versions apart. */
  readonly pack: PackInfo;
  /** Warnings the pack compiled with. */
  readonly warnings: readonly Diagnostic[];
  /**
   * Returns the decision on one appeal. Throws `DiagnosticError` with every problem when the appeal is not
   * sound for the pack.
   *
   * @example dispatcher.dispatch({ id: "1", receivedAt: "2026-11-20T09:30:00+08:00", title: "家里暖气不热" }).topic?.value // "公共服务/供暖/温度不达标"
   */
  dispatch(appeal: Appeal, options?: DispatchOptions): Decision;
  /**
   * Returns what `dispatch` returns, or its diagnostics; takes anything at all and never throws for bad data.
   */
  safeDispatch(input: unknown, options?: DispatchOptions): DispatchResult;
  /** The unit with this id: its official name, aliases, kind and superior. */
  unit(id: string): Unit | undefined;
}

export type CompilePackResult =
  | { readonly ok: true; readonly dispatcher: Dispatcher }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

// The compiled tables stay out of the public type: explain and check reach them here.
const compiled = new WeakMap<object, PackInTime>();

export type PackResult =
  | { readonly ok: true; readonly pack: CompiledPack }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * The compiled pack behind a dispatcher as it is on the day of an appeal, decision or ticket, or else at
 * last. Or why there is none: it is no dispatcher, a copy of one, or another copy of the library made it,
 * whose tables may differ from what this one reads.
 */
export function findPack(dispatcher: unknown, subject?: unknown): PackResult {
  const pack = compiled.get(dispatcher as object);
  if (pack !== undefined) return { ok: true, pack: pack.on(subject) };
  return { ok: false, diagnostics: [diagnostic("dispatcher/foreign", { file: "dispatcher", pointer: "" })] };
}

/** As `findPack`. Throws `DiagnosticError` where there is none. */
export function packOf(dispatcher: Dispatcher, subject?: unknown): CompiledPack {
  const found = findPack(dispatcher, subject);
  if (found.ok) return found.pack;
  throw new DiagnosticError(found.diagnostics);
}

/**
 * Returns a dispatcher for a pack given as files (path → JSON text or parsed data), or for several that
 * extend each other, the lowest first.
 *
 * Throws `DiagnosticError` with every problem of every file and of `options`. `paidan/node` reads a folder
 * into such files.
 * @example compilePack(beijing).dispatch(appeal) // with `import { beijing } from "paidan/packs/beijing"`
 */
export function compilePack(files: PackLayers, options?: CompileOptions): Dispatcher {
  const result = safeCompilePack(files, options);
  if (result.ok) return result.dispatcher;
  throw new DiagnosticError(result.diagnostics);
}

/**
 * Returns what `compilePack` returns, or all diagnostics at once; never throws for bad data.
 *
 * @example
 * const compiled = safeCompilePack({ ...beijing, "classify.json": "{" });
 * compiled.ok || compiled.diagnostics[0]?.code // "json/syntax"
 */
export function safeCompilePack(files: PackLayers, options?: CompileOptions): CompilePackResult {
  const result = compileFiles(files, options);
  if (!result.ok) return { ok: false, diagnostics: result.diagnostics };
  return { ok: true, dispatcher: dispatcherOf(result) };
}

/** The dispatcher of a pack that compiled, with the warnings it compiled with. */
export function dispatcherOf({
  editions,
  diagnostics: warnings,
}: Extract<CompileResult, { ok: true }>): Dispatcher {
  const inTime = packInTime(editions);
  const safeDispatch: Dispatcher["safeDispatch"] = (input, given) => {
    const told = readArgument("options", dispatchOptions, given);
    const options = told.ok ? told.value : {};
    const pack = inTime.on(input);
    const read = readAppeal(pack, input, options.locate);
    if (!read.ok || !told.ok)
      return { ok: false, diagnostics: [told, read].flatMap((one) => (one.ok ? [] : one.diagnostics)) };
    const decided = inCalendar(
      () => decide(pack, read.sound),
      read.sound.dispatched === undefined ? "receivedAt" : "dispatchedAt",
      options.locate,
    );
    if (!decided.ok) return decided;
    const { decision } = decided;
    const unpublished = decision.review.find((reason) => reason.code === "calendar/provisional");
    if (options.strict && unpublished)
      return { ok: false, diagnostics: unpublished.years.map(unpublishedYear) };
    return { ok: true, decision };
  };
  const dispatcher: Dispatcher = Object.freeze({
    pack: inTime.latest.info,
    warnings,
    safeDispatch,
    dispatch(appeal: Appeal, options?: DispatchOptions) {
      const result = safeDispatch(appeal, options);
      if (result.ok) return result.decision;
      throw new DiagnosticError(result.diagnostics);
    },
    unit: (id: string) => inTime.unit(id),
  });
  compiled.set(dispatcher, inTime);
  return dispatcher;
}

/** An appeal so late that a deadline would lie beyond the calendar is refused, not thrown at the caller. */
function inCalendar(
  decideIt: () => Decision,
  start: "receivedAt" | "dispatchedAt",
  locate: Locate = locateIn("appeal"),
): DispatchResult {
  try {
    return { ok: true, decision: decideIt() };
  } catch (error) {
    if (!(error instanceof TimeError)) throw error;
    return {
      ok: false,
      diagnostics: error.problems.map(({ code, params }) => diagnostic(code, locate([start]), params)),
    };
  }
}

function unpublishedYear(year: number): Diagnostic {
  return diagnostic("calendar/unpublished-year", { file: "appeal", pointer: "" }, { year });
}
