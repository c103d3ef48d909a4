import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import {
  anyText,
  argument,
  type Diagnostic,
  diagnostic,
  readArgument,
  someFiles,
} from "../diagnostic/index.js";
import { dispatcherOf, latestEdition } from "../decide/index.js";
import { runCases } from "../editor/index.js";
import {
  compileFiles,
  type CompileResult,
  layerIdOf,
  type PackFiles,
  type PublishedPack,
} from "../pack/index.js";
import { layerFolder, manifestOf, readManifest } from "./registry.js";

export type PublishResult =
  /** `fresh` where it was not there before; else it was there already, or only its last day changed. */
  | { readonly ok: true; readonly published: PublishedPack; readonly fresh: boolean }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Publishes a version of a pack: its files and those of all packs it stands on come into the registry's
 * folder, with what tells them from any other. Whole or not at all: what was stopped half way is not seen.
 *
 * Refused are a pack that does not compile or whose cases fail, and a version that was published with other
 * content. The same content again changes nothing but the last day it is in force. Throws the file system's
 * own error where the folder cannot be written.
 * @example publishPack("registry", readPackLayers("rules/beijing")).ok // true
 */
export function publishPack(registry: string, layers: readonly PackFiles[]): PublishResult {
  const root = argument("registry", anyText, registry);
  const given = readArgument("layers", someFiles, layers);
  if (!given.ok) return given;
  const compiled = compileFiles(layers);
  const refused = refusals(compiled);
  if (!compiled.ok || refused.length > 0) return { ok: false, diagnostics: refused };
  const { info, title, effective, utcOffset } = latestEdition(compiled.editions).pack;
  const { id, version, digest, digests, layers: made = [{ id, version, digest }] } = info;
  const published: PublishedPack = {
    id,
    version,
    digest,
    title,
    effective,
    utcOffset,
    digests,
    layers: [...made],
  };
  const path = manifestOf(root, id, version);
  if (existsSync(path)) return again(path, published);
  try {
    writeWhole(dirname(path), (folder) => {
      layers.forEach((files, index) => writeFiles(join(folder, layerFolder(index, layerIdOf(files))), files));
      writeThrough(join(folder, "manifest.json"), asText(published));
    });
  } catch (error) {
    // Somebody else published it meanwhile.
    if (existsSync(path)) return again(path, published);
    throw error;
  }
  return { ok: true, published, fresh: true };
}

function refusals(compiled: CompileResult): readonly Diagnostic[] {
  if (!compiled.ok) return compiled.diagnostics;
  const { version } = latestEdition(compiled.editions).pack.info;
  const cases = compiled.editions[0].docs.docs.cases.flatMap((doc) => doc.value.cases);
  const failed = runCases(dispatcherOf(compiled), cases).filter(({ ok }) => !ok);
  return [
    ...failed.map(({ id, title }) => refusal("registry/failing-case", { id, title })),
    // The version is the name of a folder.
    ...(/^\w[\w.+-]*$/.test(version) ? [] : [refusal("registry/unfit-version", { version })]),
  ];
}

function refusal(code: Diagnostic["code"], params: Record<string, string>): Diagnostic {
  return diagnostic(code, { file: "registry", pointer: "" }, params);
}

/** What is published stays as it is, but for the day on which it ends. */
function again(path: string, published: PublishedPack): PublishResult {
  const before = readManifest(path);
  const { id, version, digest, effective } = published;
  if (before.digest !== digest || JSON.stringify(before.layers) !== JSON.stringify(published.layers))
    return { ok: false, diagnostics: [refusal("registry/other-content", { id, version })] };
  if (before.effective.to !== effective.to) {
    const beside = `${path}.new`;
    writeThrough(beside, asText({ ...before, effective }));
    renameSync(beside, path);
  }
  return { ok: true, published: { ...before, effective }, fresh: false };
}

/** Writes a folder under another name and gives it its own when all of it is on disk. */
function writeWhole(folder: string, write: (temporary: string) => void): void {
  mkdirSync(dirname(folder), { recursive: true });
  const temporary = mkdtempSync(join(dirname(folder), ".publishing-"));
  try {
    write(temporary);
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}

function writeFiles(folder: string, files: PackFiles): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeThrough(join(folder, path), typeof content === "string" ? content : asText(content));
  }
}

/** Writes a file, and waits until the disk has it. */
function writeThrough(path: string, text: string): void {
  const file = openSync(path, "w");
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function asText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
