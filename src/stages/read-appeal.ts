import { type Appeal, appealSchema } from "../appeal.js";
import { formatInstant, parseInstant } from "../calendar/instant.js";
import { type Diagnostic, diagnostic, type DiagnosticCode, hasErrors, type JsonPath } from "../diagnostic.js";
import type { FactSpec } from "../facts.js";
import type { CompiledPack } from "../pack/compiled.js";
import { deepest, findNotJson } from "../pack/json-data.js";
import { type Locate, locateIn, schemaDiagnostics } from "../schema/issues.js";
import { suggest } from "../suggest.js";

/** An appeal that is sound for one pack, with its instants read. */
export interface SoundAppeal {
  readonly appeal: Appeal;
  /** Milliseconds since 1970. */
  readonly received: number;
  readonly dispatched: number | undefined;
}

export type AppealResult =
  | { readonly ok: true; readonly sound: SoundAppeal }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Checks untrusted input against the appeal's shape and the pack's vocabulary. Every problem comes back, located by path. */
export function readAppeal(pack: CompiledPack, input: unknown, locate: Locate = locateIn("appeal")): AppealResult {
  const parsed = appealSchema.safeParse(input, { reportInput: true });
  if (!parsed.success) return { ok: false, diagnostics: schemaDiagnostics(parsed.error.issues, locate) };
  const appeal = parsed.data;
  const found: Diagnostic[] = [];
  const report = (code: DiagnosticCode, path: JsonPath, params: Diagnostic["params"]) => found.push(diagnostic(code, locate(path), params));
  const known = (code: DiagnosticCode, path: JsonPath, name: string | undefined, table: { has(name: string): boolean; keys(): Iterable<string> }) => {
    if (name === undefined || table.has(name)) return;
    const meant = suggest(name, table.keys());
    report(code, path, { name, ...(meant !== undefined && { meant }) });
  };
  known("appeal/unknown-category", ["category"], appeal.category, pack.categories);
  known("appeal/unknown-topic", ["topic"], appeal.topic, pack.topicPaths);
  appeal.location?.divisions?.forEach((code, index) => known("appeal/unknown-division", ["location", "divisions", index], code, pack.divisions));
  appeal.about?.units.forEach((id, index) => known("appeal/unknown-unit", ["about", "units", index], id, pack.units));
  appeal.signals?.forEach((id, index) => known("appeal/unknown-signal", ["signals", index], id, pack.signals));
  checkFacts(pack, appeal, known, report);
  const notJson = findNotJson(input);
  if (notJson) report("json/not-json", notJson.path, { actual: notJson.actual, deepest });

  const instant = (path: "receivedAt" | "dispatchedAt"): number | undefined => {
    const text = appeal[path];
    if (text === undefined) return undefined;
    const read = parseInstant(text, pack.utcOffset);
    if (read.ok) return read.value;
    for (const problem of read.problems) report(problem.code, [path], problem.params);
    return undefined;
  };
  const received = instant("receivedAt");
  const dispatched = instant("dispatchedAt");
  if (received !== undefined) {
    const day = formatInstant(received, pack.utcOffsetMs).slice(0, 10);
    const { from, to } = pack.effective;
    if (day < from || (to !== undefined && day > to)) report("appeal/outside-pack", ["receivedAt"], { day, pack: pack.info.id, from, to: to ?? "" });
    if (dispatched !== undefined && dispatched < received)
      report("appeal/dispatched-before-received", ["dispatchedAt"], { received: appeal.receivedAt, dispatched: appeal.dispatchedAt ?? "" });
  }
  if (received === undefined || hasErrors(found)) return { ok: false, diagnostics: found };
  return { ok: true, sound: { appeal, received, dispatched } };
}

function checkFacts(
  pack: CompiledPack,
  appeal: Appeal,
  known: (code: DiagnosticCode, path: JsonPath, name: string, table: ReadonlyMap<string, unknown>) => void,
  report: (code: DiagnosticCode, path: JsonPath, params: Diagnostic["params"]) => void,
): void {
  for (const [name, value] of Object.entries(appeal.facts ?? {})) {
    const spec = pack.declaredFacts.get(name);
    if (spec === undefined) known("appeal/unknown-fact", ["facts", name], name, pack.declaredFacts);
    else if (!fitsFact(value, spec)) {
      const meant = typeof value === "string" && spec.values ? suggest(value, spec.values) : undefined;
      report("appeal/fact-type", ["facts", name], {
        name, type: spec.type, actual: JSON.stringify(value),
        ...(spec.values && { allowed: spec.values }),
        ...(meant !== undefined && { meant }),
      });
    }
  }
}

function fitsFact(value: unknown, spec: FactSpec): boolean {
  switch (spec.type) {
    case "number": return typeof value === "number";
    case "boolean": return typeof value === "boolean";
    case "list": return Array.isArray(value);
    case "enum": return spec.values?.includes(value as string) ?? false;
    case "date": return typeof value === "string" && parseInstant(`${value}T00:00Z`).ok;
    default: return typeof value === "string";
  }
}
