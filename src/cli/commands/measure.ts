import { readLine } from "../../batch/index.js";
import { packOf } from "../../decide/index.js";
import { Measuring } from "../../editor/index.js";
import { type Call, type Command, packOption } from "../command.js";
import { linesOf, openInputs } from "../files.js";
import { openPack, render } from "../load-pack.js";
import { measurePage } from "../measure/page.js";
import { measureText } from "../measure/text.js";
import { WordedMeasure } from "../measure/worded.js";
import { CliError } from "../words.js";

export const measure: Command = {
  name: "measure",
  operands: "[FILE…]",
  summary: {
    "zh-CN": "用人工标注的诉求（NDJSON）衡量规则包：类型、事项、主办单位各对了多少，错在哪些词",
    en: "measures a pack on appeals that people have labelled (NDJSON): how many kinds, topics and leads are right, and which words mislead",
  },
  options: {
    pack: packOption,
    json: { type: "boolean", help: { "zh-CN": "写成 JSON", en: "written as JSON" } },
    html: {
      type: "boolean",
      help: { "zh-CN": "写成一个网页，带图", en: "written as one self-contained page, with plots" },
    },
  },
  run,
};

async function run(call: Call): Promise<number> {
  if (call.flag("json") && call.flag("html"))
    throw new CliError({
      "zh-CN": "`--json` 和 `--html` 只能写一个",
      en: "only one of `--json` and `--html` can be given",
    });
  const { dispatcher } = await openPack(call);
  const measuring = new Measuring(dispatcher);
  for (const input of await openInputs(call, call.operands))
    for await (const line of linesOf(input)) {
      const read = readLine(line, input.name);
      const found = read.ok ? measuring.take(read.value, read.locate) : measuring.refuse(read.diagnostics);
      for (const one of found) call.io.stderr.write(`${render(one, {}, call.lang)}\n`);
    }
  const { result } = measuring;
  call.io.stdout.write(written(call, new WordedMeasure(result, packOf(dispatcher), call.lang)));
  const { appeals, refused } = result;
  call.tell({
    "zh-CN": `衡量 ${appeals} 件，读不了、判不了 ${refused} 件`,
    en: `${appeals} appeals measured, ${refused} refused`,
  });
  return refused > 0 ? 2 : 0;
}

function written(call: Call, worded: WordedMeasure): string {
  if (call.flag("json")) return `${JSON.stringify(worded.measure)}\n`;
  return call.flag("html") ? measurePage(worded) : measureText(worded);
}
