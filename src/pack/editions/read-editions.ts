import {
  type Diagnostic,
  type DiagnosticCode,
  hasErrors,
  jsonPath,
  type Location,
} from "../../diagnostic/index.js";
import { type FileKindName, fileKindNames } from "../files.js";
import type { Files } from "../layers/layer.js";
import { mergeLayers } from "../layers/merge-layers.js";
import { stackOf } from "../layers/stack.js";
import { memberOf, type Traced } from "../layers/traced.js";
import { type FilesRead, layerIdOf, readFiles } from "../read-files.js";
import { type EditionDays, type Split, splitByDays } from "./split.js";

/** The files of a pack, or of several as one pack's, for the days on which they are as they are. */
export interface EditionFiles {
  readonly days: EditionDays;
  readonly files: ReadonlyMap<FileKindName, Files>;
  /** Where a layer removed what is gone, by its id. */
  readonly removals: ReadonlyMap<string, Location>;
  /** What is wrong with how the packs fit together on these days. */
  readonly diagnostics: readonly Diagnostic[];
}

/** All editions of a pack, with what is wrong with its files whatever the day. */
export interface EditionsRead extends Pick<FilesRead, "broken" | "misnamed" | "isPack" | "diagnostics"> {
  /** One after another; at least one. */
  readonly editions: readonly EditionFiles[];
}

/** Reads the files of a pack, or of several that stand on each other, as they are on each day. */
export function readEditions(given: unknown): EditionsRead {
  const packs: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (packs.length > 1) return mergeEditions(packs);
  const read = readFiles(packs[0] ?? given);
  const head = read.files.get("pack")?.get("pack.json");
  // One that stands on others says so, and that they are not here.
  return head && memberOf(head, "extends") ? mergeEditions(packs) : alone(read);
}

function alone(read: FilesRead): EditionsRead {
  const split = splitByDays([read]);
  const editions = split.days.map((days) => ({
    days,
    files: split.on(read.files, days.from),
    removals: new Map<string, Location>(),
    diagnostics: [],
  }));
  return { ...read, editions, diagnostics: [...read.diagnostics, ...split.diagnostics] };
}

/** Reads several packs, or one, as merged: what comes of them names the layers it is made of. */
export function mergeEditions(packs: readonly unknown[]): EditionsRead {
  const read = packs.map((files, index) => {
    // One that does not say what it is called goes by where it stands.
    const layer = layerIdOf(files) || String(index + 1);
    return { ...readFiles(files, layer), layer };
  });
  const split = splitByDays(read);
  const { layers, diagnostics } = stackOf(read);
  const misfit = hasErrors(diagnostics);
  const merged = split.days.map((days) => ({
    days,
    ...mergeLayers(layers.map((layer) => ({ ...layer, files: split.on(layer.files, days.from) }))),
  }));
  return {
    // Of packs that do not fit together, nobody need hear what each misses of the others.
    editions: misfit ? merged.map((edition) => ({ ...edition, files: new Map() })) : met(merged, read, split),
    broken: new Set(misfit ? fileKindNames : read.flatMap((one) => [...one.broken])),
    misnamed: new Set(read.flatMap((one) => [...one.misnamed])),
    isPack: read.every((one) => one.isPack),
    diagnostics: [...read.flatMap((one) => one.diagnostics), ...split.diagnostics, ...diagnostics],
  };
}

/** What a layer says to something below that need not be there on all days. */
const meetsSometimes: readonly DiagnosticCode[] = ["layer/unknown-target", "layer/not-shared"];

/** The editions without complaints of what is met in another one. */
function met(
  editions: readonly EditionFiles[],
  layers: readonly (FilesRead & { readonly layer: string })[],
  split: Split,
): EditionFiles[] {
  const placeOf = ({ code, at }: Diagnostic) => JSON.stringify([code, at]);
  const missed = editions.map(({ diagnostics }) => new Set(diagnostics.map(placeOf)));
  const isMet = (found: Diagnostic) => {
    const file = fileAt(layers, found.at);
    const path = jsonPath(found.at.pointer);
    return editions.some(
      ({ days }, index) => !missed[index]?.has(placeOf(found)) && file && split.isOn(file, path, days.from),
    );
  };
  return editions.map((edition) => ({
    ...edition,
    diagnostics: edition.diagnostics.filter((found) => !meetsSometimes.includes(found.code) || !isMet(found)),
  }));
}

function fileAt(
  layers: readonly (FilesRead & { readonly layer: string })[],
  { layer, file }: Diagnostic["at"],
): Traced | undefined {
  const files = layers.find((one) => one.layer === layer)?.files ?? new Map<FileKindName, Files>();
  return [...files.values()].flatMap((some) => some.get(file) ?? [])[0];
}
