/**
 * The public API as text, made from the declarations that were built: `node scripts/api-report.mjs` compares
 * it with docs/api.md, `--write` writes it there. Comments and the names of chunks are left out, so that only
 * what a caller can see makes a difference.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve, sep } from "node:path";
import ts from "typescript";

const report = "docs/api.md";

const { exports } = JSON.parse(readFileSync("package.json", "utf8"));
const entries = Object.entries(exports).flatMap(([path, target]) =>
  target.import?.types ? [{ name: path.replace(/^\./, "paidan"), file: resolve(target.import.types) }] : [],
);
const files = Object.entries(exports).flatMap(([path, target]) =>
  typeof target === "string" ? [`${path.replace(/^\./, "paidan")}: ${target}`] : [],
);

const program = ts.createProgram(
  entries.map(({ file }) => file),
  {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    skipLibCheck: true,
    types: ["node"],
  },
);
const checker = program.getTypeChecker();
const printer = ts.createPrinter({ removeComments: true });
const built = program
  .getSourceFiles()
  .filter(({ fileName }) => resolve(fileName).startsWith(resolve("dist") + sep));
if (built.length < entries.length) throw new Error("nothing is built: `npm run build` first");

/** What one entry hands out, the values and the types. */
function exported({ name, file }) {
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)));
  const meant = symbols.map((symbol) => [
    symbol.name,
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
  ]);
  const named = (isValue) =>
    meant
      .filter(([, { flags }]) => ((flags & ts.SymbolFlags.Value) !== 0) === isValue)
      .map(([one]) => one)
      .toSorted();
  const list = (kind, names) =>
    names.length === 0 ? [] : ["", `${kind}:`, "", ...names.map((one) => `- \`${one}\``)];
  return ["", `## ${name}`, ...list("Values", named(true)), ...list("Types", named(false))];
}

/** Every declaration that some entry reaches, once, by name. */
function declared() {
  const statements = built.flatMap((source) =>
    source.statements
      .filter((one) => !ts.isImportDeclaration(one) && !ts.isExportDeclaration(one))
      .map((one) => printer.printNode(ts.EmitHint.Unspecified, one, source)),
  );
  const nameOf = (text) => /(?:class|const|function|interface|type) ([\w$]+)/.exec(text)?.[1] ?? text;
  const key = (statement) => [nameOf(statement), statement];
  const before = ([name, text], [otherName, otherText]) =>
    name === otherName ? text < otherText : name < otherName;
  return [...new Set(statements)].toSorted((a, b) => (before(key(a), key(b)) ? -1 : 1));
}

const text = [
  "# Public API",
  "",
  "Written by `npm run api` from the built declarations, and compared with them by `npm run check:api`. What a name does is told in",
  "the README and in its docstring. A change here is a change for callers: it needs a line in CHANGELOG.md.",
  ...entries.flatMap(exported),
  "",
  "## Files",
  "",
  ...files.map((one) => `- \`${one.replace(": ", "`: `")}\``),
  "",
  "## Declarations",
  "",
  "Of all entries. Those not listed above are parts of others.",
  "",
  "```ts",
  declared().join("\n\n"),
  "```",
  "",
].join("\n");

if (process.argv.includes("--write")) writeFileSync(report, text);
else {
  const before = readFileSync(report, "utf8").split("\n");
  const now = text.split("\n");
  const only = (sign, these, those) =>
    these.filter((line) => !those.includes(line)).map((line) => `${sign} ${line}`);
  const differs = [...only("-", before, now), ...only("+", now, before)];
  if (before.join("\n") !== text) {
    console.error(differs.slice(0, 40).join("\n"));
    console.error(
      `\nThe public API is not what ${report} says. If it is meant: \`npm run api\`, read the difference, and tell it in CHANGELOG.md`,
    );
    process.exitCode = 1;
  }
}
