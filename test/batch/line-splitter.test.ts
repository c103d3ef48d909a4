import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Line, LineSplitter } from "../../src/batch/line-splitter.js";

function split(chunks: readonly Buffer[], limit = 100): (string | null)[] {
  const splitter = new LineSplitter(limit);
  const text = ({ bytes }: Line) => bytes?.toString("utf8") ?? null;
  return [...chunks.flatMap((chunk) => [...splitter.push(chunk)].map(text)), ...[...splitter.end()].map(text)];
}

describe("LineSplitter", () => {
  test("ends lines at LF and at CRLF; the last needs no end", () => {
    expect(split([Buffer.from("a\nb\r\n\nc")])).toEqual(["a", "b", "", "c"]);
    expect(split([Buffer.from("a\n")])).toEqual(["a"]);
    expect(split([Buffer.from("")])).toEqual([]);
  });

  test("holds a line of exactly the limit and no longer one", () => {
    expect(split([Buffer.from("abcd\nabcde\nab")], 4)).toEqual(["abcd", null, "ab"]);
  });

  test("says how long a line was that it did not hold", () => {
    const splitter = new LineSplitter(4);
    const lines = [Buffer.from("abc"), Buffer.from("def"), Buffer.from("gh\n")].flatMap((chunk) => [...splitter.push(chunk)]);
    expect(lines).toEqual([{ number: 1, bytes: null, length: 8 }]);
  });

  test("gives the same lines however the bytes are cut into chunks", () => {
    const pieces = fc.array(fc.constantFrom("a", "诉", "\n", "\r\n", "\r", "0123456789"), { maxLength: 40 }).map((parts) => Buffer.from(parts.join("")));
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(60), { maxLength: 10 }), (bytes, cuts) => {
        const at = [...new Set(cuts.filter((cut) => cut < bytes.length))].sort((a, b) => a - b);
        const chunks = [...at, bytes.length].map((cut, index) => bytes.subarray(at[index - 1] ?? 0, cut));
        expect(split(chunks, 12)).toEqual(split([bytes], 12));
      }),
      { numRuns: 1000 },
    );
  });
});
