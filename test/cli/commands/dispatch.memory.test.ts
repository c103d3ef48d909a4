import { Readable, Writable } from "node:stream";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { main } from "../../../src/cli/main.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const lines = 200_000;
const megabyte = 1024 * 1024;

test(
  "memory stays flat over a long stream, with a slow reader and a line that never ends",
  { timeout: 900_000 },
  async () => {
    const good = Buffer.from(
      `${JSON.stringify({ id: "A", receivedAt: "2026-11-20T09:30:00+08:00", title: "垃圾", location: { divisions: ["990101001"] } })}\n`,
    );
    const bad = Buffer.from('{"id": "A"}\n');
    const chunk = Buffer.concat([...Array.from({ length: 99 }, () => good), bad]);
    const held: number[] = [];
    const measure = () => {
      collect();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      held.push((heapUsed + arrayBuffers) / megabyte);
    };
    const stdin = Readable.from(
      (function* () {
        for (let index = 0; index < lines / 100; index++) {
          if (index % 200 === 100) measure();
          yield chunk;
        }
        // 64 MiB without a line end must not be held either.
        for (let index = 0; index < 64; index++) yield Buffer.alloc(megabyte, "x");
        measure();
      })(),
      { objectMode: true, highWaterMark: 1 },
    );
    let records = 0;
    const stdout = new Writable({
      highWaterMark: 16_384,
      write(text: Buffer, _encoding, done) {
        for (let at = text.indexOf(10); at >= 0; at = text.indexOf(10, at + 1)) records += 1;
        setImmediate(done);
      },
    });
    const code = await main(["dispatch", "--pack", "fixtures/packs/good/minimal"], {
      stdin,
      stdout,
      stderr: new Writable({ write: (_text, _encoding, done) => done() }),
      now: () => 0,
    });
    expect({ code, records }).toEqual({ code: 2, records: lines + 1 });
    expect(held.length).toBeGreaterThan(8);
    // The first measure is taken after 10,000 lines, when everything that stays is there.
    expect(Math.max(...held) - (held[0] as number)).toBeLessThan(8);
  },
);
