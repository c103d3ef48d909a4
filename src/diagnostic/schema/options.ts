import { z } from "zod";
import { type Diagnostic, diagnosticCodes, type Locate } from "../diagnostic.js";
import { languages } from "../language.js";
import { DiagnosticError } from "../diagnostic-error.js";
import { strict } from "./common.js";
import { locateIn, problemsOf } from "./issues.js";

/** An argument as it was asked for, or every reason why it is not. */
export type Argument<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Reads an argument of a public function; its name stands where a diagnostic has a file. */
export function readArgument<T>(name: string, schema: z.ZodType<T>, given: unknown): Argument<T> {
  const parsed = schema.safeParse(given, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, diagnostics: problemsOf(parsed.error.issues, locateIn(name)).list };
}

/**
 * Returns an argument of a function without a safe twin; throws `DiagnosticError` with everything wrong with
 * it.
 */
export function argument<T>(name: string, schema: z.ZodType<T>, given: unknown): T {
  const read = readArgument(name, schema, given);
  if (read.ok) return read.value;
  throw new DiagnosticError(read.diagnostics);
}

/** Options that may be left out, or null. A misspelt one would be lost in silence, so it is refused. */
const optional = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  strict(shape)
    .nullish()
    .transform((given) => given ?? ({} as NonNullable<typeof given>));
const lang = z.enum(languages).optional();
/** Instants are read by the offset of a pack, after these. */
const instant = z.unknown().optional();

export const locator = z.custom<Locate>((given) => typeof given === "function").optional();
export const anyText = z.string();
export const anyList = z.array(z.unknown());
export const languageOptions = optional({ lang });
/** The day is read as `buildCalendar` reads it, after these. */
export const calendarIcsOptions = optional({ lang, asOf: z.unknown().optional() });
export const folderOptions = optional({
  onFile: z.custom<(path: string) => void>((given) => typeof given === "function").optional(),
});
export const registryOptions = optional({ asOf: z.string().optional(), id: z.string().optional() });
export const someFiles = z.array(z.unknown()).min(1);
export const renderOptions = optional({ lang, text: z.string().optional() });
export const compileOptions = optional({ asOf: z.string().optional() });
export const dispatchOptions = optional({ strict: z.boolean().optional(), locate: locator });
export const openOptions = optional({ conferred: z.unknown().optional(), locate: locator });
export const watchOptions = strict({ at: instant, hours: z.number().min(0) });
export const ratesOptions = strict({ at: instant, by: z.enum(["unit", "district", "topic"]) });
export const appealArbitraryOptions = optional({ from: instant, to: instant });
export const eventsArbitraryOptions = strict({
  from: instant,
  units: z.array(z.string()).optional(),
  maxLength: z.int().min(0).optional(),
});

const place = z.looseObject({
  file: z.string(),
  layer: z.string().optional(),
  pointer: z.string(),
  line: z.int().optional(),
  column: z.int().optional(),
  length: z.int().optional(),
});

/** As much of a diagnostic as can be checked without its code's own parameters. */
export const diagnosticSchema = z.looseObject({
  code: z.enum(Object.keys(diagnosticCodes)),
  severity: z.enum(["error", "warning", "info"]),
  params: z.record(z.string(), z.unknown()),
  at: place,
  related: z.array(place),
  cites: z.array(z.string()),
  during: z.looseObject({ from: z.string(), to: z.string().optional() }).optional(),
});
