import { Readable, Writable } from "node:stream";
import { main } from "../../src/cli/main.js";

export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

type Input = string | Buffer | Iterable<Buffer> | AsyncIterable<Buffer>;

/** Runs the command line in this process, on streams and a clock of its own. `terminal` makes the outputs say they are one. */
export async function runCli(args: readonly string[], stdin: Input = "", { terminal = false, now = "2026-11-20T09:30:00+08:00" } = {}): Promise<CliRun> {
  const stdout = new Sink(terminal);
  const stderr = new Sink(terminal);
  const code = await main(args, { stdin: Readable.from(typeof stdin === "string" || Buffer.isBuffer(stdin) ? [Buffer.from(stdin)] : stdin), stdout, stderr, now: () => Date.parse(now) });
  for (const stream of [stdout, stderr]) await new Promise<void>((written) => stream.end(written));
  return { code, stdout: stdout.text, stderr: stderr.text };
}

/** The records of NDJSON output. */
export function records(text: string): Record<string, unknown>[] {
  if (text !== "" && !text.endsWith("\n")) throw new Error("the last record is not ended");
  return text.split("\n").slice(0, -1).map((line) => JSON.parse(line) as Record<string, unknown>);
}

class Sink extends Writable {
  readonly #chunks: Buffer[] = [];

  constructor(readonly isTTY: boolean) {
    super();
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk);
    setImmediate(done);
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString("utf8");
  }
}
