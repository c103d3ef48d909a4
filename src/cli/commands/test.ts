import { type CaseResult, runCases } from "../../editor/index.js";
import { type Call, coloursFor, type Command, packOption } from "../command.js";
import { openPack, render } from "../load-pack.js";
import { CliError, type Message } from "../words.js";

export const test: Command = {
  name: "test",
  summary: { "zh-CN": "跑规则包自带的用例（cases/*.json）", en: "runs the pack's own cases (cases/*.json)" },
  options: { pack: packOption },
  run,
};

async function run(call: Call): Promise<number> {
  const { dispatcher, editions } = await openPack(call);
  const cases = editions[0].docs.docs.cases.flatMap((doc) => doc.value.cases);
  if (cases.length === 0) throw new CliError({ "zh-CN": "规则包没有用例", en: "the pack has no cases" });
  const failing = runCases(dispatcher, cases).filter((result) => !result.ok);
  for (const result of failing) call.io.stdout.write(`${describe(result, call)}\n`);
  call.tell({
    "zh-CN": `用例 ${cases.length} 个，不通过 ${failing.length} 个`,
    en: `${cases.length} cases, ${failing.length} failing`,
  });
  return failing.length > 0 ? 2 : 0;
}

const expected: Message = { "zh-CN": "期望", en: "expected" };
const actual: Message = { "zh-CN": "实际", en: "actual" };

/** A failing case as text: each thing expected over what came instead. */
function describe({ id, title, differences, diagnostics }: CaseResult, call: Call): string {
  const { red, green, bold } = coloursFor(call.io.stdout);
  return [
    `${red("✗")} ${bold(id)} ${title}`,
    ...differences.flatMap((one) => [
      `  ${one.field}`,
      `    ${green(`${call.say(expected)} ${shown(one.expected)}`)}`,
      `    ${red(`${call.say(actual)} ${shown(one.actual)}`)}`,
    ]),
    ...diagnostics.map((found) => render(found, {}, call.lang).replaceAll(/^/gm, "  ")),
    "",
  ].join("\n");
}

function shown(value: unknown): string {
  return Array.isArray(value) ? value.join(" ") || "[]" : JSON.stringify(value);
}
