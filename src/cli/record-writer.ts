import type { Writable } from "node:stream";
import { fileError } from "./words.js";

/** Records are gathered to this many characters before they are handed on. */
const batch = 65_536;

/** Writes NDJSON to a stream that may be slow, may close early, or may fail. */
export class RecordWriter {
  #pending = "";
  #error: NodeJS.ErrnoException | undefined;
  #closed = false;
  #wake: (() => void) | undefined;

  constructor(
    readonly stream: Writable,
    readonly name: string,
  ) {
    stream.on("error", (error: NodeJS.ErrnoException) => this.#fail(error));
    stream.on("close", () => this.#close());
    stream.on("drain", () => this.#wake?.());
  }

  /** Nobody reads any more. */
  get closed(): boolean {
    return this.#closed;
  }

  /**
   * Adds one record. What it returns must be awaited where it is not `undefined`: the stream has enough for
   * now.
   */
  write(record: string): Promise<void> | undefined {
    this.#pending += `${record}\n`;
    return this.#pending.length < batch ? undefined : this.flush();
  }

  /** Hands everything on, and waits where the stream asks to. */
  async flush(): Promise<void> {
    const text = this.#pending;
    this.#pending = "";
    if (text !== "" && !this.#closed && !this.stream.write(text) && !this.#closed) await this.#woken();
    if (this.#error) throw fileError(this.#error, this.name);
  }

  /** Hands everything on and waits until it is written. A stream of our own is ended and closed too. */
  async finish(own: boolean): Promise<void> {
    await this.flush();
    if (this.#closed) return;
    const done = this.#woken();
    // What failed is told here first, and only later as an event. A file is done when it is closed.
    if (own) this.stream.end((error?: Error | null) => error && this.#fail(error));
    else this.stream.write("", (error) => (error ? this.#fail(error) : this.#wake?.()));
    await done;
    if (this.#error) throw fileError(this.#error, this.name);
  }

  #woken(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #fail(error: NodeJS.ErrnoException): void {
    // The reader has enough (`| head`): nothing is wrong, and nothing more is wanted.
    if (error.code !== "EPIPE") this.#error ??= error;
    this.#close();
  }

  #close(): void {
    this.#closed = true;
    this.#wake?.();
  }
}
