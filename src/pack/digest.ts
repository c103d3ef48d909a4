import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import { isObject } from "../json/index.js";
import { type FileKindName, fileKindOf } from "./files.js";

/**
 * The SHA-256 of a pack's canonical JSON (RFC 8785), as lower-case hex: 64 characters that change whenever a
 * decision could.
 *
 * Cases, notes, empty lists and `$schema` do not count, nor do formatting and the order of keys; the order
 * of rules and the names of files do. What only says which pack it is does not count either: its title and
 * version, when it ends, the layers it was merged from.
 */
export function packDigest(values: Values): string {
  return digestOf(values, (kind) => kind !== "cases");
}

/** The data of files, by path. */
export type Values = ReadonlyMap<string, unknown>;

/** The digest of the files whose kind counts. */
export function digestOf(values: Values, counts: (kind: FileKindName | undefined) => boolean): string {
  const counting = [...values].filter(([file]) => counts(fileKindOf(file)));
  return sha256Of(
    Object.fromEntries(
      counting.map(([file, value]) => [file, saying(withoutNames(file, withoutSchema(value)))]),
    ),
  );
}

/** What is left of pack.json is what decides. */
function withoutNames(file: string, value: unknown): unknown {
  if (file !== "pack.json" || !isObject(value)) return value;
  const { title: _title, version: _version, layers: _layers, effective, ...deciding } = value;
  const from = isObject(effective) ? { effective: { from: effective["from"] } } : {};
  return { ...deciding, ...from };
}

/**
 * Twelve characters of hex that tell one text of an entry from another. Notes do not count, nor the order of
 * keys.
 */
export function pinOf(value: unknown): string {
  return sha256Of(withoutNotes(value)).slice(0, 12);
}

export function sha256Of(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(value) as string)));
}

export function withoutSchema(value: unknown): unknown {
  if (!isObject(value)) return value;
  const { $schema: _, ...rest } = value;
  return rest;
}

/** What a value says: an empty list or object says no more than none, as entries come and go. */
export function saying(value: unknown): unknown {
  return withoutEmpty(withoutNotes(value));
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).map(([key, one]) => [key, withoutEmpty(one)] as const);
  return Object.fromEntries(kept.filter(([, one]) => !isEmpty(one)));
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

/** Without what those who keep a pack tell each other. Only notes are texts under this key. */
export function withoutNotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNotes);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key, one]) => key !== "note" || typeof one !== "string");
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutNotes(one)]));
}
