import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const text = readFileSync("package-lock.json", "utf8");
const { packages } = JSON.parse(text) as { packages: Readonly<Record<string, Locked>> };

describe("the lock file", () => {
  test("says of no package where to fetch it: that is for whoever installs", () => {
    expect(text).not.toContain('"resolved"');
  });

  test("has the bindings of every platform, so that `npm install` adds none", () => {
    const names = new Set(Object.keys(packages).map((path) => path.split("node_modules/").at(-1)));
    const optional = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies),
    );
    expect(optional.length).toBeGreaterThan(50);
    expect(optional.filter((name) => !names.has(name))).toEqual([]);
  });

  test("has no `libc`, which npm 11 writes and npm 10 takes away again", () => {
    expect(text).not.toContain('"libc"');
  });
});
