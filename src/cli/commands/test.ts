import { fileKindOf, readPack } from "../../pack/index.js";
import { type CaseResult, runCases } from "../../editor/index.js";
import { type Call, coloursFor, type Command, packOption } from "../command.js";
import { loadDispatcher, packFiles, render } from "../load-pack.js";
import { CliError, words } from "../words.js";

export const test: Command = {
  name: "test",
  summary: words("跑规则包自带的用例（cases/*.json）", "runs the pack's own cases (cases/*.json)"),
  options: { pack: packOption },
  run,
};

async function run(call: Call): Promise<number> {
  const dispatcher = await loadDispatcher(call);
  const files = await packFiles(call);
  const caseFiles = Object.fromEntries(
    Object.entries(files).filter(([path]) => fileKindOf(path) === "cases"),
  );
  const cases = readPack(caseFiles).pack.docs.cases.flatMap((doc) => doc.value.cases);
  if (cases.length === 0) throw new CliError(words("规则包没有用例", "the pack has no cases"));
  const failing = runCases(dispatcher, cases).filter((result) => !result.ok);
  for (const result of failing) call.io.stdout.write(`${describe(result, call)}\n`);
  call.tell(
    words(
      `用例 ${cases.length} 个，不通过 ${failing.length} 个`,
      `${cases.length} cases, ${failing.length} failing`,
    ),
  );
  return failing.length > 0 ? 2 : 0;
}

/** A failing case as text: each thing expected over what came instead. */
function describe({ id, title, differences, diagnostics }: CaseResult, call: Call): string {
  const { red, green, bold } = coloursFor(call.io.stdout);
  const [expected, actual] = call.lang === "zh-CN" ? ["期望", "实际"] : ["expected", "actual"];
  return [
    `${red("✗")} ${bold(id)} ${title}`,
    ...differences.flatMap((one) => [
      `  ${one.field}`,
      `    ${green(`${expected} ${shown(one.expected)}`)}`,
      `    ${red(`${actual} ${shown(one.actual)}`)}`,
    ]),
    ...diagnostics.map((found) => render(found, {}, call.lang).replaceAll(/^/gm, "  ")),
    "",
  ].join("\n");
}

function shown(value: unknown): string {
  return Array.isArray(value) ? value.join(" ") || "[]" : JSON.stringify(value);
}
