import { statSync } from "node:fs";
import { parseDay, parseInstant } from "../calendar/index.js";
import type { Deciding } from "../batch/index.js";
import { isObject } from "../json/index.js";
import {
  type Diagnostic,
  DiagnosticError,
  inEveryLanguage,
  renderDiagnostic,
  type Language,
} from "../diagnostic/index.js";
import { type Dispatcher, dispatcherOf } from "../decide/index.js";
import { editionsOf, loadRegistry, readPackLayers, type Registry } from "../disk/index.js";
import { compileFiles, type CompileResult, type Editions, layerIdOf, type PackFiles } from "../pack/index.js";
import type { Call } from "./command.js";
import { CliError, fileError } from "./words.js";

/** The pack of a call as it was found, sound or not; what is wrong is shown in the text of its files. */
export interface FoundPack {
  /** Its own files and those of the packs it stands on, the lowest first. */
  readonly layers: readonly PackFiles[];
  readonly compiled: CompileResult;
}

/** The pack of a call, opened once: what decides by it, and its files as they are on each day. */
export interface OpenPack {
  readonly dispatcher: Dispatcher;
  readonly editions: Editions;
}

/** Reads and compiles the pack a call names. A command asks once, for this or for `openPack`. */
export async function findPack(call: Call, known = asOf(call)): Promise<FoundPack> {
  const layers = await packLayers(call);
  return { layers, compiled: compileFiles(layers, known) };
}

/** Opens the pack a call names. One that does not compile is told with all its problems. */
export async function openPack(call: Call, known?: AsOf): Promise<OpenPack> {
  const { layers, compiled } = await findPack(call, known);
  if (compiled.ok) return { dispatcher: dispatcherOf(compiled), editions: compiled.editions };
  const rendered = compiled.diagnostics.map((found) => renderIn(layers, found, call.lang));
  const count = compiled.diagnostics.length;
  throw new CliError({
    "zh-CN": `规则包有 ${count} 个问题\n\n${rendered.join("\n\n")}`,
    en: `the pack has ${count} problems\n\n${rendered.join("\n\n")}`,
  });
}

/**
 * The files of the pack a call names and of those it stands on, or of the built-in one, which is only loaded
 * when asked for.
 */
export async function packLayers(call: Call): Promise<readonly PackFiles[]> {
  const folder = call.option("pack");
  if (folder === undefined) return [(await import("../packs/beijing.js")).beijing];
  try {
    return readPackLayers(folder, {
      onFile: (path) => call.files.reads(path, statSync(path, { bigint: true })),
    });
  } catch (error) {
    throw fileError(error, folder);
  }
}

/** What decides in a call: the pack it names, or of a registry the version that each input asks for. */
export interface Deciders {
  /** By the day an appeal was received. */
  readonly ofAppeals: Deciding;
  /** By the digest that a decision names. */
  readonly ofDecisions: Deciding;
  /** One of them, for what is told of all. */
  readonly any: Dispatcher;
  editionsOf(dispatcher: Dispatcher): Editions;
}

/** Opens the pack or the registry that a call names, with the notices known on a day, or on the call's. */
export async function openDeciders(call: Call, known?: AsOf): Promise<Deciders> {
  const folder = call.option("registry");
  if (folder !== undefined) return openRegistry(call, folder, known);
  if (call.option("pack-id") !== undefined)
    throw new CliError({
      "zh-CN": "`--pack-id` 要和 `--registry` 一起写",
      en: "`--pack-id` goes with `--registry`",
    });
  const { dispatcher, editions } = await openPack(call, known);
  // Nobody should have appeals decided by Beijing's rules without knowing it.
  const { id, version } = dispatcher.pack;
  if (call.option("pack") === undefined && known === undefined)
    call.tell({
      "zh-CN": `没有写 --pack，用内置的规则包 ${id} ${version}`,
      en: `no --pack: the built-in pack ${id} ${version} is used`,
    });
  return { ofAppeals: dispatcher, ofDecisions: dispatcher, any: dispatcher, editionsOf: () => editions };
}

function openRegistry(call: Call, folder: string, known: AsOf = asOf(call)): Deciders {
  if (call.option("pack") !== undefined)
    throw new CliError({
      "zh-CN": "`--pack` 和 `--registry` 只能写一个",
      en: "give `--pack` or `--registry`, not both",
    });
  const registry = readRegistry(call, folder, known);
  const latest = registry.packs[0];
  const newest = latest && registry.withDigest(latest.digest);
  if (!newest?.ok)
    throw new CliError({
      "zh-CN": `规则库 \`${folder}\` 里没有可用的规则包`,
      en: `the registry \`${folder}\` has no pack to use`,
    });
  return {
    // Whatever is wrong with an appeal without a day is told by the newest version.
    ofAppeals: (input) => {
      const at = isObject(input) ? input["receivedAt"] : undefined;
      const chosen = registry.inForce(String(at));
      const dated = registry.packs.some((pack) => parseInstant(String(at), pack.utcOffset).ok);
      return dated ? chosen : newest;
    },
    ofDecisions: (decision) => {
      const named = isObject(decision) && isObject(decision["pack"]) ? decision["pack"]["digest"] : undefined;
      return registry.withDigest(String(named));
    },
    any: newest.dispatcher,
    editionsOf: (dispatcher) => editionsOf(dispatcher) as Editions,
  };
}

function readRegistry(call: Call, folder: string, known: AsOf): Registry {
  const id = call.option("pack-id");
  try {
    return loadRegistry(folder, { ...known, ...(id !== undefined && { id }) });
  } catch (error) {
    if (error instanceof DiagnosticError) throw new CliError(inEveryLanguage(error.message));
    throw fileError(error, folder);
  }
}

/** The day up to which notices are known, where the call names one. */
export function asOf(call: Call): AsOf {
  const day = call.option("as-of");
  return day === undefined ? {} : dayOption("as-of", day);
}

/** A day that an option names, as the one up to which notices are known. */
export function dayOption(option: string, day: string): AsOf {
  if (parseDay(day) === null)
    throw new CliError({
      "zh-CN": `\`--${option}\` 要写日期 YYYY-MM-DD，不是 \`${day}\``,
      en: `\`--${option}\` needs a date YYYY-MM-DD, not \`${day}\``,
    });
  return { asOf: day };
}

interface AsOf {
  readonly asOf?: string;
}

/** A diagnostic in words, with its source line where the file is at hand as text. */
export function render(found: Diagnostic, files: PackFiles, lang: Language): string {
  const text = files[found.at.file];
  return renderDiagnostic(found, { lang, ...(typeof text === "string" && { text }) }).trimEnd();
}

/** The same of packs that stand on each other: the line is of the one that has the file. */
export function renderIn(layers: readonly PackFiles[], found: Diagnostic, lang: Language): string {
  const { layer } = found.at;
  const own = layer === undefined ? layers.at(-1) : layers.find((one) => layerIdOf(one) === layer);
  return render(found, own ?? {}, lang);
}
