/** One line of input. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** The bytes without the line end; `null` for a line longer than the limit, which is never held. */
  readonly bytes: Buffer | null;
  /** How many bytes there were, also of a line too long to hold. */
  readonly length: number;
}

const newline = 0x0a;
const carriageReturn = 0x0d;

/**
 * Cuts a stream of bytes into lines (LF or CRLF) and holds at most one unfinished line of at most `limit`
 * bytes.
 */
export class LineSplitter {
  #held: Buffer[] = [];
  #length = 0;
  #number = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The lines that end in this chunk. Their bytes are views of the chunk: use them before the next. */
  *push(chunk: Buffer): Generator<Line> {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      this.#hold(chunk.subarray(from, end));
      yield this.#line();
      from = end + 1;
    }
    if (from < chunk.length) this.#hold(chunk.subarray(from));
  }

  /** The last line, where the input does not end in a line end. */
  *end(): Generator<Line> {
    if (this.#length > 0) yield this.#line();
  }

  #hold(part: Buffer): void {
    this.#length += part.length;
    if (this.#length > this.#limit) this.#held = [];
    else this.#held.push(part);
  }

  #line(): Line {
    const whole = this.#held.length === 1 ? (this.#held[0] as Buffer) : Buffer.concat(this.#held);
    const bytes = whole.at(-1) === carriageReturn ? whole.subarray(0, -1) : whole;
    this.#number += 1;
    const line = {
      number: this.#number,
      bytes: this.#length > this.#limit ? null : bytes,
      length: this.#length,
    };
    this.#held = [];
    this.#length = 0;
    return line;
  }
}
