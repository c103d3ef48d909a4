import { Readable, Writable } from "node:stream";
import type { Io } from "../../src/cli/command.js";
import { main } from "../../src/cli/main.js";

export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly terminal?: boolean;
  readonly now?: string;
}

type Input = string | Buffer | Iterable<Buffer> | AsyncIterable<Buffer>;

/**
 * Runs the command line in this process, on streams and a clock of its own. `terminal` makes the outputs say
 * they are one.
 */
export function runCli(
  args: readonly string[],
  stdin: Input = "",
  options: Surroundings = {},
): Promise<CliRun> {
  return onStreams((io) => main(args, io), stdin, options);
}

/** Runs a part of the command line, as `runCli` does the whole. */
export async function onStreams(
  run: (io: Io) => Promise<number>,
  stdin: Input = "",
  { terminal = false, now = "2026-11-20T09:30:00+08:00" }: Surroundings = {},
): Promise<CliRun> {
  const stdout = new Sink(terminal);
  const stderr = new Sink(terminal);
  const given = typeof stdin === "string" || Buffer.isBuffer(stdin) ? [Buffer.from(stdin)] : stdin;
  const code = await run({ stdin: Readable.from(given), stdout, stderr, now: () => Date.parse(now) });
  for (const stream of [stdout, stderr]) await new Promise<void>((written) => stream.end(written));
  return { code, stdout: stdout.text, stderr: stderr.text };
}

/** The records of NDJSON output. */
export function records(text: string): Record<string, unknown>[] {
  if (text !== "" && !text.endsWith("\n")) throw new Error("the last record is not ended");
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
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
