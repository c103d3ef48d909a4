import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { loadRegistry, publishPack } from "../../src/disk/index.js";
import { filesOf } from "../support/packs.js";

const life = vi.hoisted(() => ({ left: Infinity, did: 0 }));

/** From the moment on that the process is killed, nothing it would do to the disk is done. */
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const mortal = (name: keyof typeof fs) => [
    name,
    (...args: unknown[]): unknown => {
      if (life.left <= 0) throw new Error("killed");
      life.left -= 1;
      life.did += 1;
      return (fs[name] as (...given: unknown[]) => unknown)(...args);
    },
  ];
  const writing = ["mkdirSync", "mkdtempSync", "openSync", "writeFileSync", "renameSync", "rmSync"] as const;
  return { ...fs, ...Object.fromEntries(writing.map(mortal)) };
});

const minimal = filesOf("fixtures/packs/good/minimal");

test("what is killed at any write is whole or not there, and can be published again", () => {
  life.left = Infinity;
  const whole = join(mkdtempSync(join(tmpdir(), "paidan-")), "registry");
  life.did = 0;
  expect(publishPack(whole, [minimal])).toMatchObject({ ok: true, fresh: true });
  const steps = life.did;
  expect(steps).toBeGreaterThan(30);
  let seen = 0;
  for (let killedAt = 0; killedAt < steps; killedAt += 1) {
    life.left = Infinity;
    const folder = mkdtempSync(join(tmpdir(), "paidan-"));
    life.left = killedAt;
    expect(() => publishPack(folder, [minimal])).toThrow("killed");
    life.left = Infinity;
    const { packs } = loadRegistry(folder);
    seen += packs.length;
    expect(publishPack(folder, [minimal])).toMatchObject({ ok: true, fresh: packs.length === 0 });
    expect(loadRegistry(folder).inForce("2026-03-02T09:00:00+08:00").ok).toBe(true);
  }
  // The last step is what makes it seen.
  expect(seen).toBe(0);
});
