import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Line, LineSplitter } from "../../src/batch/line-splitter.js";
import { bites } from "../support/bites.js";

function split(chunks: readonly Buffer[], limit = 100): (string | null)[] {
  const splitter = new LineSplitter(limit);
  const text = ({ bytes }: Line) => bytes?.toString("utf8") ?? null;
  return [
    ...chunks.flatMap((chunk) => [...splitter.push(chunk)].map(text)),
    ...[...splitter.end()].map(text),
  ];
}

type Cut =
  | "between CR and LF"
  | "before a line end"
  | "after a line end"
  | "inside a character"
  | "inside a line too long"
  | "inside a line of just the limit";

/** What a cut goes through, where a line may have twelve bytes. */
function kindsOf(bytes: Buffer, cut: number): Cut[] {
  const from = cut === 0 ? 0 : bytes.lastIndexOf(0x0a, cut - 1) + 1;
  const end = bytes.indexOf(0x0a, cut);
  const to = end < 0 ? bytes.length : end;
  const kinds: Cut[] = [];
  if (cut === end) kinds.push(bytes[cut - 1] === 0x0d ? "between CR and LF" : "before a line end");
  if (cut > 0 && cut === from) kinds.push("after a line end");
  if (((bytes[cut] ?? 0) & 0xc0) === 0x80) kinds.push("inside a character");
  if (from < cut && cut < to && to - from > 12) kinds.push("inside a line too long");
  if (from < cut && cut < to && to - from === 12) kinds.push("inside a line of just the limit");
  return kinds;
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
    const lines = [Buffer.from("abc"), Buffer.from("def"), Buffer.from("gh\n")].flatMap((chunk) => [
      ...splitter.push(chunk),
    ]);
    expect(lines).toEqual([{ number: 1, bytes: null, length: 8 }]);
  });

  test("gives the same lines however the bytes are cut into chunks", () => {
    // Twelve bytes are the limit.
    const piece = fc.constantFrom("a", "诉", "\n", "\r\n", "\r", "0123456789", "\n0123456789ab\n");
    const pieces = fc.array(piece, { maxLength: 40 }).map((parts) => Buffer.from(parts.join("")));
    const least = {
      "between CR and LF": 25,
      "before a line end": 60,
      "after a line end": 70,
      "inside a character": 40,
      "inside a line too long": 120,
      "inside a line of just the limit": 200,
      uncut: 150,
    };
    bites(least, (bite) =>
      fc.assert(
        fc.property(pieces, fc.array(fc.nat(60), { maxLength: 10 }), (bytes, cuts) => {
          const at = [...new Set(cuts.filter((cut) => cut < bytes.length))].sort((a, b) => a - b);
          const chunks = [...at, bytes.length].map((cut, index) => bytes.subarray(at[index - 1] ?? 0, cut));
          if (at.length === 0) bite("uncut");
          for (const cut of at) for (const kind of kindsOf(bytes, cut)) bite(kind);
          expect(split(chunks, 12)).toEqual(split([bytes], 12));
        }),
        { numRuns: 1000 },
      ),
    );
  });
});
