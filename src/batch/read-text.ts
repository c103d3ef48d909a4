import {
  type Diagnostic,
  jsonPointer,
  type Locate,
  type Location,
  type ReadResult,
  readSource,
} from "../diagnostic/index.js";
import { countMembers, deepest, jsonShape } from "../json/index.js";

/** Where a text stands in its file: a whole file, or one line of it. */
export interface TextPlace {
  readonly file: string;
  readonly line?: number;
}

export type TextResult =
  | { readonly ok: true; readonly value: unknown; readonly locate: Locate }
  /** `value` is there where the text says one all the same: a key is written twice in it. */
  | {
      readonly ok: false;
      readonly diagnostics: readonly Diagnostic[];
      readonly value?: unknown;
      readonly locate: Locate;
    };

/**
 * Reads one JSON text: its value and a way to find any path in it, or why it cannot be taken.
 *
 * Sound text costs `JSON.parse` and one pass over it. The parser that keeps positions only runs when
 * something is to be shown.
 */
export function readText(text: string, place: TextPlace): TextResult {
  const value = quickRead(text);
  if (value !== undefined) return { ok: true, value, locate: locator(text, place) };
  const { source, diagnostics } = slowRead(text, place);
  const locate = locator(text, place);
  if (source === undefined) return { ok: false, diagnostics, locate };
  return diagnostics.length === 0
    ? { ok: true, value: source.value, locate }
    : { ok: false, diagnostics, value: source.value, locate };
}

/** Reads a text keeping positions: slow, and says everything that is wrong with it. */
export function slowRead(text: string, place: TextPlace): ReadResult {
  const { source, diagnostics } = readSource(place.file, text);
  return {
    source,
    diagnostics: diagnostics.map((found) => ({
      ...found,
      at: onLine(found.at, place),
      related: found.related.map((at) => onLine(at, place)),
    })),
  };
}

/** The place of a text as a whole. */
export function whole({ file, line }: TextPlace): { file: string; pointer: string; line?: number } {
  return { file, pointer: "", ...(line !== undefined && { line }) };
}

/** The value of a sound text, `undefined` for any that `readSource` would refuse. */
function quickRead(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { depth, members } = jsonShape(text);
  return depth <= deepest && members === countMembers(value) ? value : undefined;
}

export function locator(text: string, place: TextPlace): Locate {
  let read: ReadResult | undefined;
  return (path, part) => {
    read ??= readSource(place.file, text);
    const at = read.source?.locate(path, part);
    return at ? onLine(at, place) : { ...whole(place), pointer: jsonPointer(path) };
  };
}

function onLine<At extends Location>(at: At, { line }: TextPlace): At {
  return line === undefined ? at : { ...at, line };
}
