import { type Appeal, appealSchema, factValueSchema } from "./schema.js";
import { formatInstant, parseInstant } from "../calendar/index.js";
import {
  type Diagnostic,
  type DiagnosticCode,
  type Locate,
  locateIn,
  meaning,
  Problems,
  reportIssues,
  SoundPart,
  suggest,
} from "../diagnostic/index.js";
import { deepest, findNotJson, type JsonPath } from "../json/index.js";
import { type DeclaredFact, divisionWithin, type FactSpec } from "../facts/index.js";
import { type CompiledPack, isOn } from "../pack/index.js";

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

/**
 * Checks untrusted input against the appeal's shape and the pack's vocabulary. Every problem comes back,
 * located by path.
 */
export function readAppeal(
  pack: CompiledPack,
  input: unknown,
  locate: Locate = locateIn("appeal"),
): AppealResult {
  const parsed = appealSchema.safeParse(input, { reportInput: true });
  const problems = new Problems(locate);
  const issues = parsed.success ? [] : parsed.error.issues;
  reportIssues(problems, issues);
  const door = new AppealDoor(pack, problems, new SoundPart(parsed.success ? parsed.data : input, issues));
  door.names();
  door.facts();
  const notJson = findNotJson(input);
  if (notJson) problems.report("json/not-json", notJson.path, () => ({ actual: notJson.actual, deepest }));
  const received = door.instant("receivedAt");
  const dispatched = door.instant("dispatchedAt");
  if (received !== undefined) door.order(received, dispatched);
  if (!parsed.success || received === undefined || problems.serious)
    return { ok: false, diagnostics: problems.list };
  return { ok: true, sound: { appeal: parsed.data, received, dispatched } };
}

type Names = { has(name: string): boolean; keys(): Iterable<string> };

/** Checks what the pack has to know of an appeal, wherever the shape of it is sound. */
class AppealDoor {
  constructor(
    readonly pack: CompiledPack,
    readonly problems: Problems,
    readonly sound: SoundPart,
  ) {}

  names(): void {
    const { pack } = this;
    this.known("appeal/unknown-category", ["category"], pack.categories);
    this.known("appeal/unknown-topic", ["topic"], pack.topicPaths);
    this.divisions();
    this.eachKnown("appeal/unknown-unit", ["about", "units"], pack.units);
    this.eachKnown("appeal/unknown-signal", ["signals"], pack.signals);
  }

  facts(): void {
    const { declaredFacts } = this.pack;
    for (const [name, value] of this.sound.membersOf("facts")) {
      const spec = declaredFacts.get(name);
      if (spec === undefined) this.report("appeal/unknown-fact", ["facts", name], name, declaredFacts);
      else if (factValueSchema.safeParse(value).success && !fitsFact(value, spec, this.pack.utcOffset))
        this.problems.report("appeal/fact-type", ["facts", name], () => wrongFact(value, spec));
    }
  }

  /** The instant that stands there; `undefined` where there is none, or none that can be read. */
  instant(key: "receivedAt" | "dispatchedAt"): number | undefined {
    const text = this.sound.at(key);
    if (text === undefined) return undefined;
    const read = parseInstant(text as string, this.pack.utcOffset);
    if (read.ok) return read.value;
    for (const { code, params } of read.problems) this.problems.report(code, [key], () => params);
    return undefined;
  }

  /** An appeal is received while the pack is in force, and dispatched after that. */
  order(received: number, dispatched: number | undefined): void {
    const { effective, info, utcOffsetMs } = this.pack;
    const day = formatInstant(received, utcOffsetMs).slice(0, 10);
    if (!isOn(effective, day))
      this.problems.report("appeal/outside-pack", ["receivedAt"], () => ({
        day,
        pack: info.id,
        from: effective.from,
        to: effective.to ?? "",
      }));
    if (dispatched === undefined || dispatched >= received) return;
    const written = (key: string) => String(this.sound.at(key));
    this.problems.report("appeal/dispatched-before-received", ["dispatchedAt"], () => ({
      received: written("receivedAt"),
      dispatched: written("dispatchedAt"),
    }));
  }

  /** A place elsewhere is told as that: another city's appeals are not decided unasked. */
  private divisions(): void {
    const { city, divisions } = this.pack;
    const path = ["location", "divisions"];
    const listed = (this.sound.at(...path) ?? []) as readonly string[];
    listed.forEach((code, index) => {
      if (divisions.has(code)) return;
      if (city === undefined || divisionWithin(code, city))
        this.report("appeal/unknown-division", [...path, index], code, divisions);
      else
        this.problems.report("appeal/other-city", [...path, index], () => ({
          name: code,
          city: divisions.get(city)?.name ?? city,
        }));
    });
  }

  private known(code: DiagnosticCode, path: readonly string[], names: Names): void {
    const name = this.sound.at(...path);
    if (name !== undefined && !names.has(name as string)) this.report(code, path, name as string, names);
  }

  private eachKnown(code: DiagnosticCode, path: readonly string[], names: Names): void {
    const listed = (this.sound.at(...path) ?? []) as readonly string[];
    listed.forEach((name, index) => {
      if (!names.has(name)) this.report(code, [...path, index], name, names);
    });
  }

  private report(code: DiagnosticCode, path: JsonPath, name: string, names: Names): void {
    this.problems.report(code, path, () => ({ name, ...meaning(suggest(name, names.keys())) }));
  }
}

function wrongFact(value: unknown, { name, type, values }: FactSpec): Diagnostic["params"] {
  const wrong = [value].flat().find((one) => !values?.includes(one as string));
  const meant = typeof wrong === "string" && values ? suggest(wrong, values) : undefined;
  return { name, type, actual: JSON.stringify(value), ...(values && { allowed: values }), ...meaning(meant) };
}

function fitsFact(value: unknown, spec: DeclaredFact, utcOffset: string): boolean {
  const isAllowed = (one: unknown) => spec.values?.includes(one as string) ?? true;
  switch (spec.type) {
    case "string":
      return typeof value === "string" && (value === "" || isAllowed(value));
    case "number":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    case "date":
      return typeof value === "string" && parseInstant(`${value}T00:00Z`).ok;
    case "list":
      return Array.isArray(value) && value.every(isAllowed);
    case "instant":
      return typeof value === "string" && parseInstant(value, utcOffset).ok;
    case "enum":
      return typeof value === "string" && isAllowed(value);
  }
}
