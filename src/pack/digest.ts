import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import { fileKindOf } from "./files.js";

/**
 * The SHA-256 of a pack's canonical JSON (RFC 8785), as lower-case hex: 64 characters that change whenever a
 * decision could.
 *
 * Cases, notes and `$schema` do not count, nor do formatting and the order of keys; the order of rules and
 * the names of files do.
 */
export function packDigest(values: ReadonlyMap<string, unknown>): string {
  const deciding = [...values].filter(([file]) => fileKindOf(file) !== "cases");
  const bare = Object.fromEntries(
    deciding.map(([file, value]) => [file, withoutNotes(withoutSchema(value))]),
  );
  return bytesToHex(sha256(utf8ToBytes(canonicalize(bare) as string)));
}

function withoutSchema(value: unknown): unknown {
  const { $schema: _, ...rest } = value as Record<string, unknown>;
  return rest;
}

/** Without what those who keep a pack tell each other. Only notes are texts under this key. */
function withoutNotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNotes);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key, one]) => key !== "note" || typeof one !== "string");
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutNotes(one)]));
}
