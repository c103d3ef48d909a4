import { compilePack, type Dispatcher } from "../../src/index.js";
import { readPackFiles } from "../../src/node.js";

/** The minimal pack with files changed: each change gets the file's data and may alter it. */
export function patched(changes: Record<string, (data: never) => void>, folder = "fixtures/packs/good/minimal"): Dispatcher {
  const files: Record<string, unknown> = { ...readPackFiles(folder) };
  for (const [file, change] of Object.entries(changes)) {
    const data: unknown = JSON.parse(files[file] as string);
    change(data as never);
    files[file] = data;
  }
  return compilePack(files);
}
