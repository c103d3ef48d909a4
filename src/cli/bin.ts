#!/usr/bin/env node
import { main } from "./main.js";
import { langOf } from "./parse-call.js";
import { wholeFile } from "./whole-file.js";
import { fileError } from "./words.js";

const args = process.argv.slice(2);
const { stdin, stderr } = process;
const stdout = wholeFile(process.stdout);

// A reader that went away (`| head`) wants no more: that is not an error of ours. A full disk is.
const failures = new Map<NodeJS.WritableStream, NodeJS.ErrnoException>();
for (const stream of [stdout, stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") failures.set(stream, error);
  });

// The code is set, not exited with, so that what is still on its way out is written first.
process.exitCode = await main(args, { stdin, stdout, stderr, now: Date.now });
stdin.destroy();
await new Promise((done) => stdout.write("", done));

const failure = failures.get(stdout);
// A command that waits for what it writes has told it, and returned 1.
if (failure !== undefined && process.exitCode !== 1)
  stderr.write(`paidan ${fileError(failure, "stdout").words[langOf(args)]}\n`);
if (failures.size > 0) process.exitCode = 1;
