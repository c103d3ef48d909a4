import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { sourcesIn } from "../support/sources.js";

const files = [
  "README.md",
  "README.zh-CN.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

/** What a page links to, as paths from the root; anchors and other sites aside. */
function targetsOf(file: string): string[] {
  const prose = readFileSync(file, "utf8").replaceAll(/^```[^]*?^```$/gm, "");
  const targets = [...prose.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target]) => target ?? "");
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => normalize(join(dirname(file), target)));
}

test.each(files)("every relative link in %s leads somewhere", (file) => {
  expect(targetsOf(file).filter((target) => !existsSync(target))).toEqual([]);
});

test("every link in a page of the package leads to what is in it", () => {
  const { files: listed } = JSON.parse(readFileSync("package.json", "utf8")) as { files: string[] };
  // npm packs these by itself.
  const packed = [...listed, "README.md", "LICENSE", "package.json"];
  const isPacked = (path: string) => packed.some((one) => path === one || path.startsWith(`${one}/`));
  const pages = files.filter(isPacked);
  expect(pages.length).toBeGreaterThan(8);
  expect(pages.flatMap((page) => targetsOf(page).filter((target) => !isPacked(target)))).toEqual([]);
});

test.each(files)("every file named in %s exists, but for those it calls new", (file) => {
  const named = readFileSync(file, "utf8").matchAll(
    /`((?:src|test|docs|fixtures|rules|scripts)\/[\w./*<>-]+)`(, a new)?/g,
  );
  const paths = [...named].map(([, path = "", isNew]) => ({ path, isNew: isNew !== undefined }));
  expect(paths.filter(({ path, isNew }) => !/[*<]/.test(path) && existsSync(path) === isNew)).toEqual([]);
});

describe("a recipe", () => {
  const [, after = ""] = readFileSync("CONTRIBUTING.md", "utf8").split("## Recipes\n");
  const recipes = (after.split(/^## /m)[0] ?? "").replaceAll(/^ *```[^]*?^ *```$/gm, "");
  /** Names of what an example adds. */
  const added = ["startsWith", "visit", "week", "weigh"];

  test("names lists, tables and functions that are there", () => {
    const sources = ["src", "test"].flatMap(sourcesIn);
    const code = [...sources, ".dependency-cruiser.cjs", "package.json", "tsup.config.ts", "knip.jsonc"]
      .map((path) => readFileSync(path, "utf8"))
      .join("\n");
    const known = new Set(code.match(/[A-Za-z]+/g));
    const names = [...recipes.matchAll(/`([A-Za-z]{3,})`/g)]
      .map(([, name]) => name ?? "")
      .filter((name) => !added.includes(name));
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  test("has its row in the table of counts, and the table no other", () => {
    const headings = [...recipes.matchAll(/^### (.*)$/gm)].map(([, heading = ""]) => heading.toLowerCase());
    const rows = [...recipes.matchAll(/^\| \[([^\]]+)\]\(#([^)]+)\)/gm)].map(([, row = "", anchor = ""]) => [
      row,
      anchor,
    ]);
    expect(rows).toEqual(headings.map((heading) => [heading, heading.replaceAll(" ", "-")]));
  });
});
