import { type FileHandle, open, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Readable } from "node:stream";
import { type Call, isTerminal } from "./command.js";
import { RecordWriter } from "./record-writer.js";
import { CliError, fileError, words } from "./words.js";

/** One input, opened when its turn comes. */
export interface Input {
  readonly name: string;
  readonly chunks: () => AsyncIterable<Buffer>;
}

const standardInput = "-";

/** The inputs named, or stdin. All are looked for before the first is read. */
export async function openInputs(call: Call, names: readonly string[]): Promise<Input[]> {
  const wanted = names.length > 0 ? names : [standardInput];
  for (const name of wanted) if (name !== standardInput) await mustBeFile(name);
  if (wanted.includes(standardInput) && isTerminal(call.io.stdin))
    call.tell(words("从标准输入读诉求，按 Ctrl-D 结束", "reading appeals from the terminal, end with Ctrl-D"));
  return wanted.map((name) => (name === standardInput ? { name: "stdin", chunks: () => bytes(call.io.stdin) } : { name, chunks: () => fileBytes(name) }));
}

async function mustBeFile(name: string): Promise<void> {
  const found = await asked(name, stat(name));
  if (found.isDirectory()) throw fileError(Object.assign(new Error(name), { code: "EISDIR" }), name);
}

async function* fileBytes(name: string): AsyncIterable<Buffer> {
  let file: FileHandle | undefined;
  try {
    file = await open(name);
    yield* file.createReadStream() as AsyncIterable<Buffer>;
  } catch (error) {
    throw fileError(error, name);
  } finally {
    await file?.close();
  }
}

async function* bytes(stream: Readable): AsyncIterable<Buffer> {
  for await (const chunk of stream as AsyncIterable<Buffer | string>) yield typeof chunk === "string" ? Buffer.from(chunk) : chunk;
}

/** Refuses to write a file that is also read, or written a second time: one of the two would be lost. */
export async function mustBeApart(name: string, others: readonly string[]): Promise<void> {
  const target = await stat(name).catch(() => undefined);
  for (const other of others) {
    const same = target ? target.isFile() && sameFile(target, await stat(other).catch(() => undefined)) : resolve(name) === resolve(other);
    if (same) throw new CliError(words(`\`${name}\` 不能又读又写，也不能写两份`, `\`${name}\` cannot be both read and written, nor written twice`));
  }
}

/** Writers to files, emptied first, but none before all of them can be written. `undefined` stays so. */
export async function openOutputs(names: readonly (string | undefined)[], inputs: readonly string[]): Promise<(RecordWriter | undefined)[]> {
  const wanted = names.filter((name) => name !== undefined);
  for (const [index, name] of wanted.entries()) await mustBeApart(name, [...inputs, ...wanted.slice(0, index)]);
  const files: FileHandle[] = [];
  try {
    for (const name of wanted) files.push(await asked(name, open(name, "a")));
    for (const [index, file] of files.entries()) if ((await file.stat()).isFile()) await asked(wanted[index] as string, file.truncate());
  } catch (error) {
    for (const file of files) await file.close();
    throw error;
  }
  const writers = files.map((file, index) => new RecordWriter(file.createWriteStream(), wanted[index] as string));
  return names.map((name) => (name === undefined ? undefined : writers.shift()));
}

/** What the file system answers, its refusals in words. */
export async function asked<T>(name: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw fileError(error, name);
  }
}

function sameFile(a: { dev: number; ino: number }, b: { dev: number; ino: number } | undefined): boolean {
  return a.dev === b?.dev && a.ino === b.ino;
}
