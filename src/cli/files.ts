import { type FileHandle, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { type Line, LineSplitter, longestLine } from "../batch/index.js";
import { type Call, isTerminal } from "./command.js";
import { asked, type OpenFiles } from "./open-files.js";
import { fileError } from "./words.js";

/** One input. Its bytes are read once. */
export interface Input {
  readonly name: string;
  readonly chunks: () => AsyncIterable<Buffer>;
}

const standardInput = "-";

/**
 * So many inputs are held open from the start until they are read. A process has few descriptors, often 256
 * or 1024: further inputs are opened, noted and closed, and in their turn opened and noted again, since
 * another file may have taken the name meanwhile.
 */
const heldOpen = 64;

/** The inputs named, or stdin. All are looked for, and none may also be written, before the first is read. */
export async function openInputs({ io, files, tell }: Call, names: readonly string[]): Promise<Input[]> {
  const wanted = names.length > 0 ? names : [standardInput];
  const inputs: Input[] = [];
  for (const name of wanted) {
    const hold = inputs.length < heldOpen;
    inputs.push(name === standardInput ? openStandard(io.stdin, files) : await openFile(name, files, hold));
  }
  if (wanted.includes(standardInput) && isTerminal(io.stdin))
    tell({
      "zh-CN": "从标准输入读诉求，按 Ctrl-D 结束",
      en: "reading appeals from the terminal, end with Ctrl-D",
    });
  return inputs;
}

/** The lines of an input. The bytes of each are to be used before the next is asked for. */
export async function* linesOf(input: Input): AsyncGenerator<Line> {
  const splitter = new LineSplitter(longestLine);
  for await (const chunk of input.chunks()) yield* splitter.push(chunk);
  yield* splitter.end();
}

function openStandard(stdin: Readable, files: OpenFiles): Input {
  files.readsStream("stdin", stdin);
  return { name: "stdin", chunks: () => bytes(stdin) };
}

async function openFile(name: string, files: OpenFiles, hold: boolean): Promise<Input> {
  const found = await asked(name, stat(name));
  if (found.isDirectory()) throw fileError(Object.assign(new Error(name), { code: "EISDIR" }), name);
  const inItsTurn = { name, chunks: () => fileBytes(name, files, () => files.toRead(name)) };
  // To open a pipe is to wait for its writer, who may be waiting for us to read another first.
  if (!found.isFile()) return inItsTurn;
  const handle = await files.toRead(name);
  if (hold) return { name, chunks: () => fileBytes(name, files, async () => handle) };
  await files.close(handle);
  return inItsTurn;
}

async function* fileBytes(
  name: string,
  files: OpenFiles,
  opened: () => Promise<FileHandle>,
): AsyncIterable<Buffer> {
  const handle = await opened();
  try {
    yield* handle.createReadStream() as AsyncIterable<Buffer>;
  } catch (error) {
    throw fileError(error, name);
  } finally {
    await files.close(handle);
  }
}

async function* bytes(stream: Readable): AsyncIterable<Buffer> {
  for await (const chunk of stream as AsyncIterable<Buffer | string>)
    yield typeof chunk === "string" ? Buffer.from(chunk) : chunk;
}
