#!/usr/bin/env node
import { main } from "./main.js";

const { stdin, stdout, stderr } = process;

// A reader that went away (`| head`) wants no more: that is not an error of ours. A full disk is.
let failed = false;
for (const stream of [stdout, stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    if (!failed && stream === stdout) stderr.write(`paidan ${error.message}\n`);
    failed = true;
    process.exitCode = 1;
  });

// The code is set, not exited with, so that what is still on its way out is written first.
const code = await main(process.argv.slice(2), { stdin, stdout, stderr, now: Date.now });
process.exitCode = failed ? 1 : code;
stdin.destroy();
