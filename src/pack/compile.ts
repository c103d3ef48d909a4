import { parseDay } from "../calendar/index.js";
import { compileOptions, type Diagnostic, diagnostic, hasErrors, readArgument } from "../diagnostic/index.js";
import { compileEdition } from "./compile-edition.js";
import type { CompiledPack } from "./compiled.js";
import { packDigest, sha256Of } from "./digest.js";
import { foundDuring } from "./editions/during.js";
import { type EditionDays, joinedDays } from "./editions/split.js";
import { valuesByFile } from "./pack-digests.js";
import { linkPack } from "./link/link-pack.js";
import type { Symbols } from "./link/symbols.js";
import { type PackDocs, type PackLayers, type ReadEdition, readPack } from "./read.js";

/** What of a pack is in force on some days, one after another; made ready when it is first asked for. */
export interface Edition {
  readonly days: EditionDays;
  readonly docs: PackDocs;
  readonly pack: CompiledPack;
}

/** The editions of a pack, the earliest first; that of a pack whose entries say no days is the only one. */
export type Editions = readonly [Edition, ...Edition[]];

/** A pack that compiled, or every reason why it did not. Warnings come with a pack too. */
export type CompileResult =
  | {
      readonly ok: true;
      readonly editions: Editions;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly ok: false;
      readonly editions: readonly Pick<Edition, "days" | "docs">[];
      readonly diagnostics: readonly Diagnostic[];
    };

export interface CompileOptions {
  /** `YYYY-MM-DD`: forget holiday notices published later, so that a decision made then can be made again. */
  readonly asOf?: string;
}

/**
 * Reads, links and compiles a pack, or packs that stand on each other. All problems of all files and of the
 * options come back at once.
 */
export function compileFiles(files: PackLayers, given?: CompileOptions): CompileResult {
  const read = readPack(files);
  const linked = read.editions.map((edition) => ({ edition, ...linkPack(edition.pack) }));
  const options = checkOptions(given);
  const found = linked.map(({ edition, diagnostics: unlinked }) => ({
    days: edition.days,
    diagnostics: [
      ...edition.diagnostics,
      ...unlinked.map((one) => withRemoval(one, edition)),
      ...onlyBase(edition.pack),
    ],
  }));
  const diagnostics = [...read.diagnostics, ...foundDuring(found), ...options.diagnostics];
  if (hasErrors(diagnostics))
    return {
      ok: false,
      editions: read.editions.map(({ days, pack }) => ({ days, docs: pack })),
      diagnostics,
    };
  const editions = compileEditions(linked, options.value);
  return { ok: true, editions, diagnostics };
}

type Linked = ReturnType<typeof linkPack> & { readonly edition: ReadEdition };

/** Each edition is only made ready when it is asked for: most appeals are of the latest. */
function compileEditions(linked: readonly Linked[], options: CompileOptions): Editions {
  const distinct: DistinctEdition[] = [];
  for (const { edition, symbols } of linked) {
    const { days, pack: docs } = edition;
    const digest = packDigest(valuesByFile(docs));
    const before = distinct.at(-1);
    // What was to change may be as it was, as far as decisions go.
    if (before?.digest === digest) before.days = joinedDays(before.days, days);
    else distinct.push({ days, docs, symbols, digest });
  }
  const digest = wholeDigest(distinct);
  const editions = distinct.map(({ days, docs, symbols }): Edition => {
    let pack: CompiledPack | undefined;
    return {
      days,
      docs,
      get pack() {
        pack ??= compileEdition(docs, { days, symbols, digest, options });
        return pack;
      },
    };
  });
  return editions as unknown as Editions;
}

interface DistinctEdition {
  days: EditionDays;
  readonly docs: PackDocs;
  readonly symbols: Symbols;
  readonly digest: string;
}

/** A pack none of whose entries says its days has the digest of its only edition. */
function wholeDigest(editions: readonly DistinctEdition[]): string {
  const digests = editions.map(({ days, digest }) => [days.from, digest]);
  return digests.length === 1 ? String(digests[0]?.[1]) : sha256Of(Object.fromEntries(digests));
}

/** What is missed may be what a layer removed. */
function withRemoval(found: Diagnostic, { removals }: ReadEdition): Diagnostic {
  const places = Object.values(found.params).flatMap((name) => removals.get(String(name)) ?? []);
  return places.length === 0 ? found : { ...found, related: [...found.related, ...places] };
}

/** A base compiles in no pack of its own. */
function onlyBase({ docs }: PackDocs): Diagnostic[] {
  return docs.pack
    .filter(({ value }) => value.abstract)
    .map((doc) => diagnostic("pack/abstract", doc.locate(["abstract"]), { id: doc.value.id }));
}

function checkOptions(given: unknown): {
  readonly value: CompileOptions;
  readonly diagnostics: readonly Diagnostic[];
} {
  const read = readArgument("options", compileOptions, given);
  if (!read.ok) return { value: {}, diagnostics: read.diagnostics };
  const { asOf } = read.value;
  if (asOf === undefined) return { value: {}, diagnostics: [] };
  const wrong = parseDay(asOf) === null;
  return {
    value: { asOf },
    diagnostics: wrong
      ? [diagnostic("time/invalid", { file: "options", pointer: "/asOf" }, { text: asOf })]
      : [],
  };
}
