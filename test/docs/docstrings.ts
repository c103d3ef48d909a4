import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import ts from "typescript";

/** One `@example` of something the package exports. */
export interface Example {
  /** `src/dispatcher.ts:58 compilePack` */
  readonly at: string;
  /** The statements before the last, which is an expression; its comment is what it gives. */
  readonly before: string;
  readonly expression: string;
  readonly comment: string;
}

interface Entry {
  readonly specifier: string;
  readonly source: string;
}

const { exports } = JSON.parse(readFileSync("package.json", "utf8")) as {
  exports: Record<string, { import?: { default: string } }>;
};

/** What can be imported of the package, each with the source it is built from. */
const entries: readonly Entry[] = Object.entries(exports).flatMap(([path, { import: built }]) =>
  built === undefined
    ? []
    : [
        {
          specifier: path.replace(/^\./, "paidan"),
          source: resolve(built.default.replace("./dist/", "src/").replace(/js$/, "ts")),
        },
      ],
);

const options: ts.CompilerOptions = {
  ...ts.parseJsonConfigFileContent(ts.readConfigFile("tsconfig.json", ts.sys.readFile).config, ts.sys, ".")
    .options,
  noUnusedLocals: false,
  paths: Object.fromEntries(entries.map(({ specifier, source }) => [specifier, [source]])),
};
const modules = resolve("src/packs/pack-module.d.ts");

/** What one entry exports, by name, with the examples told of it. */
export interface Exports {
  readonly specifier: string;
  readonly values: readonly string[];
  readonly types: readonly string[];
  readonly examples: readonly Example[];
}

/** What every entry of the package exports. */
export function readExports(): Exports[] {
  const program = ts.createProgram([...entries.map(({ source }) => source), modules], options);
  const checker = program.getTypeChecker();
  return entries.map(({ specifier, source }) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(source) as ts.SourceFile) as ts.Symbol;
    const symbols = checker
      .getExportsOfModule(module)
      .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
    const isValue = ({ flags }: ts.Symbol) => (flags & ts.SymbolFlags.Value) !== 0;
    return {
      specifier,
      values: symbols.filter(isValue).map(({ name }) => name),
      types: symbols.filter((symbol) => !isValue(symbol)).map(({ name }) => name),
      examples: symbols.flatMap(({ name, declarations = [] }) =>
        declarations.flatMap((declaration) => examplesOf(name, declaration)),
      ),
    };
  });
}

/** The examples of a declaration and of its members. */
function examplesOf(name: string, node: ts.Node): Example[] {
  const own = ts
    .getJSDocTags(node)
    .filter(({ tagName, parent }) => tagName.text === "example" && parent.parent === hostOf(node));
  const members = ts.isInterfaceDeclaration(node)
    ? node.members.flatMap((member) => examplesOf(`${name}.${member.name?.getText()}`, member))
    : [];
  return [...own.map((tag) => exampleOf(name, tag)), ...members];
}

/** The comment of `export const x = …` stands at its statement. */
function hostOf(node: ts.Node): ts.Node {
  return ts.isVariableDeclaration(node) ? node.parent.parent : node;
}

function exampleOf(name: string, tag: ts.JSDocTag): Example {
  const text = ts.getTextOfJSDocComment(tag.comment) ?? "";
  const source = tag.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(tag.pos);
  const parsed = ts.createSourceFile("example.ts", text, ts.ScriptTarget.ES2022, true);
  const last = parsed.statements.at(-1);
  const at = `${relative(".", source.fileName)}:${line + 1} ${name}`;
  if (last === undefined || !ts.isExpressionStatement(last))
    throw new Error(`the example at ${at} gives nothing`);
  const comment = text
    .slice(last.getEnd())
    .replace(/^;?\s*(?:\/\/\s*)?/, "")
    .trim();
  return { at, before: text.slice(0, last.getStart()), expression: last.expression.getText(), comment };
}

/** What the compiler says of a module that imports the package. */
export function typeErrors(code: string): string[] {
  const file = resolve("test/docs/examples-as-module.ts");
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, code, ts.ScriptTarget.ES2022, true)
      : getSourceFile(name, ...rest);
  const program = ts.createProgram([file, modules], options, host);
  const source = program.getSourceFile(file);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
    ({ messageText, start = 0 }) => {
      const { line } = (source as ts.SourceFile).getLineAndCharacterOfPosition(start);
      return `${code.split("\n")[line]?.trim()}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    },
  );
}
