import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadRegistry, publishPack } from "../../src/disk/index.js";
import type { PackFiles } from "../../src/pack/read-files.js";
import { filesOf } from "../support/packs.js";

const minimal = filesOf("fixtures/packs/good/minimal");
const newFolder = () => mkdtempSync(join(tmpdir(), "paidan-"));

/** A version of the minimal pack, or of another id, with other limits. */
function version(head: object, amount = 7): PackFiles {
  const text = JSON.stringify(minimal["limits.json"]).replace('"amount":7', `"amount":${amount}`);
  return {
    ...minimal,
    "pack.json": { ...(minimal["pack.json"] as object), ...head },
    "limits.json": text,
  };
}

const publish = (folder: string, files: PackFiles) => publishPack(folder, [files]);
const codes = (result: { ok: boolean; diagnostics?: readonly { code: string }[] }) =>
  result.diagnostics?.map(({ code }) => code);

describe("a registry", () => {
  const folder = newFolder();
  const first = version({ version: "2026.1.0", effective: { from: "2026-01-01" } });
  const hotfix = version({ version: "2026.1.1", effective: { from: "2026-01-01" } }, 6);
  const later = version({ version: "2026.9.0", effective: { from: "2026-09-01" } }, 5);
  const latest = version({ version: "2026.11.0", effective: { from: "2026-09-01" } }, 4);
  for (const files of [later, first, latest, hotfix]) publish(folder, files);
  const registry = loadRegistry(folder);
  const versionAt = (instant: string) => {
    const chosen = registry.inForce(instant);
    return chosen.ok ? chosen.dispatcher.pack.version : codes(chosen);
  };

  test("decides by the version in force on the day, a hotfix in place of what it fixes", () => {
    expect(registry.packs.map((pack) => pack.version)).toEqual([
      "2026.11.0",
      "2026.9.0",
      "2026.1.1",
      "2026.1.0",
    ]);
    expect(versionAt("2026-08-31T23:59:59+08:00")).toBe("2026.1.1");
    expect(versionAt("2026-09-01T00:00:00+08:00")).toBe("2026.11.0");
    // The day is that of the pack's own clocks.
    expect(versionAt("2026-08-31T16:00:00Z")).toBe("2026.11.0");
    expect(versionAt("2025-12-31T12:00:00+08:00")).toEqual(["registry/none-in-force"]);
    expect(versionAt("no instant")).toEqual(["registry/none-in-force"]);
  });

  test("has every version by the digest that decisions name", () => {
    for (const { digest, version: named } of registry.packs) {
      const chosen = registry.withDigest(digest);
      expect(chosen.ok && chosen.dispatcher.pack).toMatchObject({ digest, version: named });
    }
    expect(codes(registry.withDigest("f".repeat(64)))).toEqual(["registry/unknown-digest"]);
  });

  test("may have a version closed later, and nothing else of it changed", () => {
    const closed = newFolder();
    publish(closed, first);
    const end = { from: "2026-01-01", to: "2026-06-30" };
    const again = publish(closed, version({ version: "2026.1.0", effective: end }));
    expect(again).toMatchObject({ ok: true, fresh: false });
    const { packs, inForce } = loadRegistry(closed);
    expect(packs.map(({ effective }) => effective)).toEqual([end]);
    expect(codes(inForce("2026-07-01T09:00:00+08:00"))).toEqual(["registry/none-in-force"]);
    const chosen = inForce("2026-06-30T09:00:00+08:00");
    const late = { id: "1", receivedAt: "2026-07-01T09:00:00+08:00" };
    expect(chosen.ok && codes(chosen.dispatcher.safeDispatch(late))).toEqual(["appeal/outside-pack"]);
    expect(codes(publish(closed, version({ version: "2026.1.0" }, 9)))).toEqual(["registry/other-content"]);
    expect(publish(closed, version({ version: "2026.1.0", effective: end }))).toMatchObject({ fresh: false });
  });

  test("of two packs in force on one day tells which, unless one is asked for", () => {
    const two = newFolder();
    publish(two, first);
    publish(two, version({ id: "other" }));
    expect(codes(loadRegistry(two).inForce("2026-03-02T09:00:00+08:00"))).toEqual(["pack/both-in-force"]);
    const one = loadRegistry(two, { id: "other" }).inForce("2026-03-02T09:00:00+08:00");
    expect(one.ok && one.dispatcher.pack.id).toBe("other");
  });

  test("tells a version whose files are no longer what was published", () => {
    const spoilt = newFolder();
    publish(spoilt, first);
    const file = join(spoilt, "minimal/2026.1.0/layers/01-minimal/limits.json");
    const text = readFileSync(file, "utf8");
    for (const wrong of [text.replace('"amount":7', '"amount":8'), "{"]) {
      writeFileSync(file, wrong);
      expect(codes(loadRegistry(spoilt).inForce("2026-03-02T09:00:00+08:00"))).toEqual(["registry/altered"]);
    }
    writeFileSync(join(spoilt, "minimal/2026.1.0/manifest.json"), '{ "id": "minimal" }');
    expect(() => loadRegistry(spoilt)).toThrow("缺少");
  });
});

describe("what is not published", () => {
  const refused = (files: PackFiles) => codes(publish(newFolder(), files));

  test("does not compile, has a case that fails, or a version that is no name of a folder", () => {
    expect(refused({ ...minimal, "limits.json": "{" })).toEqual(["json/syntax"]);
    const cases = [
      {
        id: "c",
        title: "c",
        appeal: { id: "1", receivedAt: "2026-03-02T09:00:00+08:00" },
        expect: { category: "report" },
      },
    ];
    expect(refused({ ...minimal, "cases/a.json": { cases } })).toEqual(["registry/failing-case"]);
    expect(refused(version({ version: "../../x" }))).toEqual(["registry/unfit-version"]);
    expect(codes(publishPack(newFolder(), "no layers" as never))).toEqual(["schema/type"]);
  });
});

test("a stack is kept layer by layer, and compiles to what was published", () => {
  const folder = newFolder();
  const over = {
    "pack.json": { id: "over", title: "上层", version: "1", extends: [{ id: "minimal" }] },
    "limits.json": { limits: [{ id: "limit.24h", layer: "changes", basis: ["示例"] }] },
    "directory/over.json": { rows: [{ id: "route.water", layer: { without: ["limit"] } }] },
  };
  const result = publishPack(folder, [minimal, over]);
  expect(codes(result as never)).toEqual(["layer/unstated"]);
  const sound = {
    ...over,
    "limits.json": { limits: [] },
    "directory/over.json": { rows: [{ id: "route.water", layer: "changes", own: "x" }] },
  };
  expect(publishPack(folder, [minimal, sound])).toMatchObject({ ok: true });
  const chosen = loadRegistry(folder).inForce("2026-03-02T09:00:00+08:00");
  expect(chosen.ok && chosen.dispatcher.pack.layers?.map(({ id }) => id)).toEqual(["minimal", "over"]);
});
