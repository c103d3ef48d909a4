import { type BigIntStats, fstatSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import type { Readable, Writable } from "node:stream";
import { makeFolder, removeFolders } from "./made-folders.js";
import { empty, openFresh, openOutput, type OutputFile, putBack } from "./output-file.js";
import { CliError, fileError, type Message } from "./words.js";

/**
 * The files that one call reads and writes. What is open says whether two are one, not what they are called:
 * a link, `/dev/stdin` and `>> x` are names too.
 *
 * Only regular files count. A terminal, a pipe or `/dev/null` holds nothing that could be lost.
 */
export class OpenFiles {
  /** What is read and written, by device and inode: the name it goes by here. */
  readonly #read = new Map<string, string>();
  readonly #written = new Map<string, string>();
  readonly #handles = new Set<FileHandle>();

  /** The streams count as written, whether or not anything is. They may be one file: `> log 2>&1`. */
  constructor(streams: { readonly stdout: Writable; readonly stderr: Writable }) {
    for (const name of ["stderr", "stdout"] as const) {
      const file = identity(statsOf(streams[name]));
      if (file !== undefined) this.#written.set(file, name);
    }
  }

  /** Notes a file that is read. Throws `CliError` where it is also written. */
  reads(name: string, stats: BigIntStats | undefined): void {
    const file = identity(stats);
    if (file === undefined) return;
    const written = this.#written.get(file);
    if (written !== undefined) throw refused(name, written, bothWays);
    this.#read.set(file, name);
  }

  /** Notes that a stream is read. */
  readsStream(name: string, stream: Readable): void {
    this.reads(name, statsOf(stream));
  }

  /** Opens a file to be read. Throws `CliError` where it cannot be, or is also written. */
  async toRead(name: string): Promise<FileHandle> {
    const handle = await asked(name, open(name));
    this.#handles.add(handle);
    this.reads(name, await handle.stat({ bigint: true }));
    return handle;
  }

  /**
   * Opens files to be written anew: all of them before the first is emptied. Throws `CliError` where one
   * cannot be opened, is also read or is written twice; then each is as it was, and nothing is there that was
   * not.
   *
   * With `folders`, those they lie in are made where they are not there. With `fresh`, no file may be there
   * yet.
   */
  async toWrite(names: readonly string[], { folders = false, fresh = false } = {}): Promise<OutputFile[]> {
    const outputs: OutputFile[] = [];
    const made: string[] = [];
    try {
      for (const name of names) {
        if (folders) await asked(name, makeFolder(dirname(name), made));
        const output = await asked(name, fresh ? openFresh(name) : openOutput(name));
        outputs.push(output);
        this.#writes(name, await output.handle.stat({ bigint: true }));
      }
    } catch (error) {
      await putBack(outputs);
      await removeFolders(made);
      throw error;
    }
    for (const { handle } of outputs) this.#handles.add(handle);
    for (const output of outputs) await asked(output.name, empty(output));
    return outputs;
  }

  #writes(name: string, stats: BigIntStats): void {
    const file = identity(stats);
    if (file === undefined) return;
    const read = this.#read.get(file);
    if (read !== undefined) throw refused(read, name, bothWays);
    const written = this.#written.get(file);
    if (written !== undefined) throw refused(written, name, twice);
    this.#written.set(file, name);
  }

  async close(handle: FileHandle): Promise<void> {
    this.#handles.delete(handle);
    await handle.close();
  }

  /** Closes what is still open: of the inputs, those whose turn never came. */
  async closeAll(): Promise<void> {
    for (const handle of this.#handles) await handle.close();
  }
}

/** What the file system answers, its refusals in words. */
export async function asked<T>(name: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw fileError(error, name);
  }
}

/** Device and inode, as whole as the file system gives them: as numbers, large ones would be rounded. */
function identity(stats: BigIntStats | undefined): string | undefined {
  return stats?.isFile() ? `${stats.dev}:${stats.ino}` : undefined;
}

/** `undefined` for a stream that stands for no file of the system. */
function statsOf(stream: Readable | Writable): BigIntStats | undefined {
  const { fd } = stream as { fd?: unknown };
  return typeof fd === "number" ? fstatSync(fd, { bigint: true }) : undefined;
}

const bothWays = {
  "zh-CN": "不能又读又写，请写到别的文件",
  en: "cannot be both read and written, write to another file",
};
const twice = { "zh-CN": "不能写两份，请写到别的文件", en: "cannot be written twice, write to another file" };

function refused(name: string, other: string, why: Message): CliError {
  if (name === other)
    return new CliError({ "zh-CN": `\`${name}\` ${why["zh-CN"]}`, en: `\`${name}\` ${why.en}` });
  return new CliError({
    "zh-CN": `\`${name}\` 和 \`${other}\` 是同一个文件，${why["zh-CN"]}`,
    en: `\`${name}\` and \`${other}\` are one file, which ${why.en}`,
  });
}
