import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCli } from "../support/run-cli.js";

const folder = "fixtures/packs/good/minimal";
const heating = JSON.stringify({ id: "A-1", receivedAt: "2026-11-20T09:30:00+08:00", title: "家里暖气不热" });

const { readFileSync } = fs;
/** How often each file was read. */
const reads = new Map<string, number>();

beforeEach(() => {
  reads.clear();
  fs.readFileSync = ((...args: Parameters<typeof readFileSync>) => {
    const path = String(args[0]);
    reads.set(path, (reads.get(path) ?? 0) + 1);
    return readFileSync(...args);
  }) as typeof readFileSync;
  syncBuiltinESMExports();
});

afterEach(() => {
  fs.readFileSync = readFileSync;
  syncBuiltinESMExports();
});

test.each([
  ["dispatch", []],
  ["explain", []],
  ["check", []],
  ["test", []],
  ["ticket", ["--diagram"]],
  ["verify", []],
  ["calendar ics", []],
])("paidan %s reads each file of its pack once", async (command, options) => {
  await runCli([...command.split(" "), "--pack", folder, ...options], heating);
  const times = [...reads].filter(([path]) => path.startsWith(folder));
  expect(times.length).toBeGreaterThan(8);
  expect(times.filter(([, count]) => count !== 1)).toEqual([]);
});
