import { mkdir, rmdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/** Makes a folder and those it lies in, and adds each that was not there to `made`, as soon as it is. */
export async function makeFolder(folder: string, made: string[]): Promise<void> {
  const refusal = await makeOne(folder, made);
  if (refusal === undefined) return;
  if (refusal.code !== "ENOENT") throw refusal;
  await makeFolder(dirname(folder), made);
  const again = await makeOne(folder, made);
  if (again !== undefined) throw again;
}

/**
 * Takes away folders that were made, those inside first. One that holds something by now is another's too and
 * stays.
 */
export async function removeFolders(made: readonly string[]): Promise<void> {
  for (const folder of made.toReversed()) await rmdir(folder).catch(() => undefined);
}

/** What was said where a folder is neither there nor can be made. */
async function makeOne(folder: string, made: string[]): Promise<NodeJS.ErrnoException | undefined> {
  try {
    await mkdir(folder);
    made.push(folder);
    return undefined;
  } catch (error) {
    return (await isFolder(folder)) ? undefined : (error as NodeJS.ErrnoException);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
