import { type Diagnostic, diagnostic, meaning, problemsOf, shown, suggest } from "../../diagnostic/index.js";
import { packDigest } from "../digest.js";
import { isObject } from "../../json/index.js";
import { type FileKindName, fileKinds } from "../files.js";
import { type Base, extendsSchema } from "../schema/layer.js";
import type { PackLayer } from "../schema/pack.js";
import type { Files, Layer } from "./layer.js";
import { itemsOf, locateIn, memberOf, type Traced, whereOf } from "./traced.js";

/** What was read of one pack of several. */
export interface ReadLayer {
  /** What it is called in diagnostics. */
  readonly layer: string;
  readonly files: ReadonlyMap<FileKindName, Files>;
}

type Extended = Base & { readonly part: Traced };

/** The packs as layers, each with all it stands on; with what is wrong with how they extend each other. */
export function stackOf(read: readonly ReadLayer[]): {
  readonly layers: readonly Layer[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const layers: Layer[] = [];
  for (const { files, layer } of read) {
    const head = files.get("pack")?.get("pack.json");
    if (head === undefined) {
      diagnostics.push(headless(layer));
      continue;
    }
    diagnostics.push(...namesMissing(head));
    const id = idOf(head);
    const below = new Set<string>();
    for (const base of extendedBy(head, diagnostics)) {
      const found = layers.find((layer) => layer.id === base.id);
      if (found === undefined) diagnostics.push(noBase(base, layers));
      else if (base.version !== undefined && base.version !== versionOf(found))
        diagnostics.push(otherVersion(base, versionOf(found)));
      for (const one of [base.id, ...(found?.below ?? [])]) below.add(one);
    }
    if (layers.some((layer) => layer.id === id)) diagnostics.push(at(head, "id", "layer/twice", { id }));
    layers.push({ id, head, files, below, own: namesOf(id, files, head) });
  }
  const top = layers.at(-1);
  for (const layer of layers)
    if (top && layer !== top && !top.below.has(layer.id))
      diagnostics.push(at(top.head, "id", "layer/not-extended", { id: top.id, layer: layer.id }));
  return { layers, diagnostics };
}

/** The packs that one extends. */
function extendedBy(head: Traced, diagnostics: Diagnostic[]): Extended[] {
  const part = memberOf(head, "extends");
  if (part === undefined) return [];
  const read = extendsSchema.safeParse(part.value, { reportInput: true });
  if (read.success) return read.data.map((one, index) => ({ ...one, part: itemsOf(part)[index] as Traced }));
  diagnostics.push(...problemsOf(read.error.issues, locateIn(part)).list);
  return [];
}

/** Every pack says which it is: nothing of that is taken over. */
const ownNames = ["id", "title", "version"];

function namesMissing(head: Traced): Diagnostic[] {
  if (!isObject(head.value))
    return [diagnostic("schema/type", whereOf(head), { expected: ["object"], ...shown(head.value) })];
  return ownNames
    .filter((key) => memberOf(head, key) === undefined)
    .map((key) => diagnostic("schema/missing-key", whereOf(head), { key }));
}

function headless(layer: string): Diagnostic {
  const params = { file: "pack.json", title: fileKinds.pack.title };
  return diagnostic("pack/missing-file", { file: "pack.json", layer, pointer: "" }, params);
}

function idOf(head: Traced): string {
  const id = memberOf(head, "id")?.value;
  return typeof id === "string" ? id : "";
}

function versionOf({ own }: Layer): string {
  return own.at(-1)?.version ?? "";
}

function namesOf(id: string, files: ReadonlyMap<FileKindName, Files>, head: Traced): PackLayer[] {
  const values = [...files.values()].flatMap((some) =>
    [...some].map(([path, part]) => [path, part.value] as const),
  );
  const version = memberOf(head, "version")?.value;
  const merged = memberOf(head, "layers")?.value;
  if (Array.isArray(merged)) return merged as PackLayer[];
  return [{ id, version: typeof version === "string" ? version : "", digest: packDigest(new Map(values)) }];
}

function at(
  head: Traced,
  key: string,
  code: "layer/twice" | "layer/not-extended",
  params: Record<string, string>,
) {
  return diagnostic(code, whereOf(memberOf(head, key) ?? head), params);
}

function noBase({ id, part }: Extended, layers: readonly Layer[]): Diagnostic {
  const known = layers.map((layer) => layer.id);
  return diagnostic("layer/no-base", whereOf(part), {
    id,
    ...meaning(suggest(id, known)),
  });
}

function otherVersion({ id, version, part }: Extended, actual: string): Diagnostic {
  return diagnostic("layer/other-version", whereOf(memberOf(part, "version") ?? part), {
    id,
    version: version as string,
    actual,
  });
}
