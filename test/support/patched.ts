import { compilePack, type Dispatcher } from "../../src/index.js";
import { readPackFiles } from "../../src/node.js";
import type { PackFiles } from "../../src/pack/read-files.js";

/** What to change in the files of a pack: each change gets the file's data and may alter it. */
export type Changes = Readonly<Record<string, (data: never) => void>>;

/** The minimal pack with files changed. */
export function patched(changes: Changes, folder?: string): Dispatcher {
  return compilePack(patchedFiles(changes, folder));
}

/** The files of the minimal pack, some changed. */
export function patchedFiles(changes: Changes, folder = "fixtures/packs/good/minimal"): PackFiles {
  const files: Record<string, unknown> = { ...readPackFiles(folder) };
  for (const [file, change] of Object.entries(changes)) {
    const data: unknown = JSON.parse(files[file] as string);
    change(data as never);
    files[file] = data;
  }
  return files as PackFiles;
}
