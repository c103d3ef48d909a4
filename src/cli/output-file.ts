import { constants, type FileHandle, open, readlink, realpath, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { CliError } from "./words.js";

/** A file opened to be written anew, but not emptied yet. */
export interface OutputFile {
  readonly name: string;
  readonly handle: FileHandle;
  /** Its path where it was not there before. */
  readonly made: string | undefined;
}

/** Making a file is a step of its own, since only what was made here may be taken away again. */
export async function openOutput(name: string): Promise<OutputFile> {
  try {
    return { name, handle: await open(name, constants.O_WRONLY | constants.O_APPEND), made: undefined };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const made = await linkedTo(name);
  return { name, handle: await open(made, "ax"), made };
}

/** Opens a file that must not be there yet. Throws `CliError` where it is. */
export async function openFresh(name: string): Promise<OutputFile> {
  try {
    return { name, handle: await open(name, "ax"), made: name };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new CliError({
      "zh-CN": `\`${name}\` 已经有了，不覆盖`,
      en: `\`${name}\` exists and is left as it is`,
    });
  }
}

/** Where a link leads, also to where nothing is yet. */
async function linkedTo(name: string): Promise<string> {
  const target = await readlink(name).catch(() => undefined);
  return target === undefined ? name : linkedTo(resolve(await realpath(dirname(name)), target));
}

/** Leaves everything as it was before these were opened. */
export async function putBack(outputs: readonly OutputFile[]): Promise<void> {
  for (const { handle } of outputs) await handle.close();
  for (const { made } of outputs) if (made !== undefined) await rm(made);
}

/** A pipe or `/dev/null` has nothing to empty. */
export async function empty({ handle }: OutputFile): Promise<void> {
  if ((await handle.stat()).isFile()) await handle.truncate();
}
