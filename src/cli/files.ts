import { type FileHandle, open, stat } from "node:fs/promises";
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
  const found = await stat(name).catch((error: unknown) => {
    throw fileError(error, name);
  });
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

/** A writer to a file, emptied first. A file that is also read would be lost, so that is refused. */
export async function openOutput(name: string, others: readonly string[]): Promise<RecordWriter> {
  const target = await stat(name).catch(() => undefined);
  for (const other of others) {
    const same = name === other || (target?.isFile() && sameFile(target, await stat(other).catch(() => undefined)));
    if (same) throw new CliError(words(`\`${name}\` 不能又读又写`, `\`${name}\` cannot be both read and written`));
  }
  try {
    return new RecordWriter((await open(name, "w")).createWriteStream(), name);
  } catch (error) {
    throw fileError(error, name);
  }
}

function sameFile(a: { dev: number; ino: number }, b: { dev: number; ino: number } | undefined): boolean {
  return a.dev === b?.dev && a.ino === b.ino;
}
