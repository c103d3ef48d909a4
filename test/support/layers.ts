import type { PackFiles } from "../../src/pack/read-files.js";

/** A pack in force since 2026 that stands on the minimal one. */
export function overMinimal(files: PackFiles): PackFiles {
  const head = { id: "over", title: "上层", version: "1", extends: [{ id: "minimal" }] };
  return { "pack.json": { ...head, effective: { from: "2026-01-01" } }, ...files };
}
