import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parse } from "node:path";
import { describe, expect, test } from "vitest";
import { sourcesIn } from "../support/sources.js";

const { exports: entries } = JSON.parse(readFileSync("package.json", "utf8")) as {
  exports: Record<string, unknown>;
};
const sources = sourcesIn("src");
const rooms = readdirSync("src", { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .map((one) => one.name);

describe("the root of src", () => {
  const entryFiles = Object.keys(entries)
    .filter((entry) => !/\*$|\.json$/.test(entry))
    .map((entry) => `src/${entry === "." ? "index" : entry.slice(2)}.ts`);
  const atRoot = sources.filter((path) => path.split("/").length === 2);

  test("has one file for each entry of `exports` that is code, and no other", () => {
    const inPacks = sources.filter((path) => path.startsWith("src/packs/") && !path.endsWith(".d.ts"));
    expect([...atRoot, ...inPacks].toSorted()).toEqual(entryFiles.toSorted());
  });

  test.each(atRoot)("%s only hands on what rooms have", (path) => {
    const statements = readFileSync(path, "utf8").replace(
      /export (?:type )?\{[^}]*\} from "\.\/[a-z]+\/index\.js";\n/g,
      "",
    );
    expect(statements.trim()).toBe("");
  });
});

describe("a room", () => {
  const { forbidden } = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as {
    forbidden: { name: string; from: { path?: string; pathNot?: string } }[];
  };
  const layers = forbidden
    .filter(({ name }) => name.endsWith("-imports-upward"))
    .map(({ from }) => new RegExp(from.path ?? "^$"));

  test("and each of its files stands in exactly one layer of the import check; only the topmost has none to fear", () => {
    const layersOf = (path: string) => layers.filter((layer) => layer.test(path)).length;
    const inRooms = sources.filter((path) => path.split("/").length > 2);
    expect(inRooms.filter((path) => layersOf(path) !== (path.startsWith("src/cli/") ? 0 : 1))).toEqual([]);
  });

  test.each(rooms.filter((room) => !["cli", "packs"].includes(room)))(
    "%s says at its door what it is for",
    (room) => {
      expect(readFileSync(`src/${room}/index.ts`, "utf8")).toMatch(/^\/\*\* .+\. \*\/\nexport /);
    },
  );
});

test("a type has one name, and a name is one type, in all rooms", () => {
  const named = sources.flatMap((path) =>
    [
      ...readFileSync(path, "utf8").matchAll(/^export (?:abstract )?(?:interface|type|class|enum) (\w+)/gm),
    ].map(([, name = ""]) => name),
  );
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((name, index) => named.indexOf(name) !== index)).toEqual([]);
});

test("the second engine takes the shape of conditions from the others, and no code but the walk over names", () => {
  const taken = ["second-engine", "second-operators"].flatMap((file) => {
    const text = readFileSync(`src/audit/${file}.ts`, "utf8");
    const imports = [...text.matchAll(/^import \{([^}]*)\} from "\.\.\/[a-z]+\/index\.js";$/gm)];
    return imports.flatMap(([, names = ""]) =>
      names
        .split(",")
        .map((name) => name.trim())
        .filter((name) => !name.startsWith("type ")),
    );
  });
  expect(taken).toEqual(["usedNames"]);
});

describe("tests", () => {
  const ofNoFile = ["test/docs/", "test/house/", "test/rules/", "test/support/"];
  const tests = sourcesIn("test").filter((path) => !ofNoFile.some((folder) => path.startsWith(folder)));

  test("stand where the file they test does, and are called as it is", () => {
    const tested = (path: string) => {
      const { dir, base } = parse(path);
      return `${dir.replace(/^test/, "src")}/${base.split(".")[0]}.ts`;
    };
    expect(tests.filter((path) => !existsSync(tested(path)))).toEqual([]);
    expect(tests.length).toBeGreaterThan(90);
  });

  test("and what they share stands in test/support", () => {
    expect(tests.filter((path) => !/\.(?:test|test-d|bench)\.ts$/.test(path))).toEqual([]);
  });
});
