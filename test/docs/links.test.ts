import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const files = ["README.md", "README.zh-CN.md", "CHANGELOG.md", ...readdirSync("docs").filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`)];

test.each(files)("every relative link in %s leads somewhere", (file) => {
  const prose = readFileSync(file, "utf8").replaceAll(/^```[^]*?^```$/gm, "");
  const targets = [...prose.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target]) => target ?? "").filter((target) => !/^[a-z]+:/.test(target));
  expect(targets.filter((target) => !existsSync(join(dirname(file), target)))).toEqual([]);
});

test.each(files)("every file named in %s exists", (file) => {
  const named = [...readFileSync(file, "utf8").matchAll(/`((?:src|test|docs|fixtures|rules)\/[\w./*<>-]+)`/g)].map(([, path]) => path ?? "");
  expect(named.filter((path) => !/[*<]/.test(path) && !existsSync(path))).toEqual([]);
});
