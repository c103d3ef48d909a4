import { performance } from "node:perf_hooks";
import type { Writable } from "node:stream";
import { isTerminal } from "./command.js";

const every = 200;

/** One line on stderr that counts up, on a terminal only. */
export class Progress {
  #shown = 0;
  readonly #started = performance.now();

  constructor(
    readonly stderr: Writable,
    readonly text: (count: number) => string,
  ) {}

  get seconds(): number {
    return (performance.now() - this.#started) / 1000;
  }

  show(count: number): void {
    if (!isTerminal(this.stderr)) return;
    const now = performance.now();
    if (now - this.#shown < every) return;
    this.#shown = now;
    this.stderr.write(`\r${this.text(count)}`);
  }

  /** Wipes the line, so that what is written next starts clean. */
  clear(): void {
    if (this.#shown > 0) this.stderr.write("\r\u001B[K");
  }
}
