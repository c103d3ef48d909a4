import { fstatSync, writeSync } from "node:fs";
import { Writable } from "node:stream";

/**
 * Returns a stream that writes into the file behind a standard stream whole, or fails; the stream itself
 * where there is no file behind it. Node's own writes a chunk once: of a chunk that fits in part, the rest
 * would be lost unsaid.
 */
export function wholeFile(stream: Writable & { readonly fd: number }): Writable {
  const { fd } = stream;
  if (!fstatSync(fd).isFile()) return stream;
  const whole = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      try {
        for (let written = 0; written < chunk.length;) written += writeSync(fd, chunk, written);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
  // Two streams of one file are told by their descriptors.
  return Object.assign(whole, { fd });
}
