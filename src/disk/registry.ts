import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  bothInForce,
  isInForce,
  latestEdition,
  latestFirst,
  type Dispatcher,
  dispatcherOf,
} from "../decide/index.js";
import {
  anyText,
  argument,
  type Diagnostic,
  diagnostic,
  DiagnosticError,
  problemsOf,
  readSource,
  registryOptions,
} from "../diagnostic/index.js";
import {
  compileFiles,
  type CompileOptions,
  type Editions,
  type PackFiles,
  type PublishedPack,
  publishedSchema,
} from "../pack/index.js";
import { readFolder } from "./disk.js";

/** A version of a registry, or why there is none. */
export type RegistryChoice =
  | { readonly ok: true; readonly dispatcher: Dispatcher }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** The published versions of packs in a folder. Each is compiled when it is first asked for. */
export interface Registry {
  /** Every version, by id, the latest first. */
  readonly packs: readonly PublishedPack[];
  /** The version in force on the day of an instant. */
  inForce(instant: string): RegistryChoice;
  /** The version that a decision or ticket names by its digest. */
  withDigest(digest: string): RegistryChoice;
}

export interface RegistryOptions extends CompileOptions {
  /** Only the versions of this pack. Without it no two packs may be in force on one day. */
  readonly id?: string;
}

/**
 * Returns the registry (规则库) in a folder: `<id>/<version>/` for each version that was published.
 *
 * Throws the file system's own error where the folder cannot be read, and `DiagnosticError` for a version
 * whose record is not sound. One whose files are no longer what was published is told when it is asked for.
 * @example
 * publishPack("registry", readPackLayers("rules/beijing"));
 * loadRegistry("registry").inForce("2026-11-20T09:30:00+08:00").ok // true
 */
export function loadRegistry(folder: string, options?: RegistryOptions): Registry {
  const root = argument("folder", anyText, folder);
  const { id, asOf } = argument("options", registryOptions, options);
  const compiling = asOf === undefined ? {} : { asOf };
  const packs = versionsIn(root).filter((pack) => id === undefined || pack.id === id);
  const made = new Map<PublishedPack, RegistryChoice>();
  const choose = (pack: PublishedPack): RegistryChoice => {
    const known = made.get(pack) ?? open(root, pack, compiling);
    made.set(pack, known);
    return known;
  };
  return {
    packs,
    inForce(instant) {
      const inForce = latestFirst(packs.filter((pack) => isInForce(pack, instant)));
      const [latest] = inForce;
      if (latest === undefined) return none("registry/none-in-force", { at: String(instant) });
      const others = inForce.filter((pack) => pack.id !== latest.id);
      return others.length > 0
        ? { ok: false, diagnostics: [bothInForce([latest, ...others])] }
        : choose(latest);
    },
    withDigest(digest) {
      const named = packs.find((pack) => pack.digest === digest);
      return named ? choose(named) : none("registry/unknown-digest", { digest: String(digest) });
    },
  };
}

const manifest = "manifest.json";

export function manifestOf(root: string, id: string, version: string): string {
  return join(root, id, version, manifest);
}

/** The folder of one layer; its number keeps the order, the lowest first. */
export function layerFolder(index: number, id: string): string {
  return join("layers", `${String(index + 1).padStart(2, "0")}-${id}`);
}

/** Reads what a registry keeps of a version; throws `DiagnosticError` where it is not sound. */
export function readManifest(path: string): PublishedPack {
  const { source, diagnostics } = readSource(path, readFileSync(path, "utf8"));
  if (source === undefined) throw new DiagnosticError(diagnostics);
  const parsed = publishedSchema.safeParse(source.value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new DiagnosticError(problemsOf(parsed.error.issues, source.locate).list);
}

function versionsIn(root: string): PublishedPack[] {
  const versions = foldersIn(root).flatMap((id) =>
    foldersIn(join(root, id)).map((version) => manifestOf(root, id, version)),
  );
  return latestFirst(versions.filter((path) => existsSync(path)).map(readManifest));
}

/** What is being published has a name with a dot in front, until it is whole. */
function foldersIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith(".") && statSync(join(folder, name)).isDirectory())
    .sort();
}

const editions = new WeakMap<Dispatcher, Editions>();

/** The editions behind a dispatcher of a registry. */
export function editionsOf(dispatcher: Dispatcher): Editions | undefined {
  return editions.get(dispatcher);
}

function open(root: string, pack: PublishedPack, options: CompileOptions): RegistryChoice {
  const folder = join(root, pack.id, pack.version);
  const layers = foldersIn(join(folder, "layers")).map((name) => readFolder(join(folder, "layers", name)));
  const compiled = compileFiles(withEnd(layers, pack), options);
  // What does not compile any more, or to something else, is not what was published.
  if (!compiled.ok || latestEdition(compiled.editions).pack.info.digest !== pack.digest)
    return none("registry/altered", { id: pack.id, version: pack.version });
  const dispatcher = dispatcherOf(compiled);
  editions.set(dispatcher, compiled.editions);
  return { ok: true, dispatcher };
}

/** A version may have been closed after it was published. */
function withEnd(layers: readonly PackFiles[], { effective }: PublishedPack): readonly PackFiles[] {
  const top = layers.at(-1) ?? {};
  const head = { ...(JSON.parse(String(top["pack.json"])) as object), effective };
  return [...layers.slice(0, -1), { ...top, "pack.json": head }];
}

function none(
  code: "registry/none-in-force" | "registry/unknown-digest" | "registry/altered",
  params: Record<string, string>,
): RegistryChoice {
  return { ok: false, diagnostics: [diagnostic(code, { file: "registry", pointer: "" }, params)] };
}
