import { cut } from "../../diagnostic/index.js";
import type { DispatchResult } from "../../decide/index.js";
import { asOfOption, type Call, type Command, packOption, registryOptions } from "../command.js";
import { type Input, openInputs } from "../files.js";
import { openDeciders } from "../load-pack.js";
import {
  decideMatters,
  type DecideOptions,
  type Line,
  LineSplitter,
  lineText,
  longestLine,
} from "../../batch/index.js";
import { Progress } from "../progress.js";
import { RecordWriter } from "../record-writer.js";
import { Tally } from "../tally.js";
import { visibleLines } from "../words.js";

export const dispatch: Command = {
  name: "dispatch",
  operands: "[FILE…]",
  summary: {
    "zh-CN": "逐行读诉求（NDJSON），逐行写出结论",
    en: "reads appeals (NDJSON) and writes one decision for each line, in order",
  },
  options: {
    pack: packOption,
    ...registryOptions,
    "as-of": asOfOption,
    out: {
      type: "string",
      value: "FILE",
      help: {
        "zh-CN": "结论写到文件；不写则写到标准输出",
        en: "write decisions to a file instead of stdout",
      },
    },
    rejects: {
      type: "string",
      value: "FILE",
      help: {
        "zh-CN": "退回的诉求连同原文另写一份",
        en: "write refused appeals with their input to a file as well",
      },
    },
    extra: {
      type: "boolean",
      help: {
        "zh-CN": "不认识的键移入 extra，每个键提示一次；不写则退回",
        en: "move unknown keys into extra and say so once per key; else they are refused",
      },
    },
    split: {
      type: "boolean",
      help: {
        "zh-CN": "一件诉求说了几件事、各归各的单位的，拆开各判一件：编号加 -1、-2",
        en: "decide each matter of an appeal that holds several for different units: …-1, …-2",
      },
    },
    strict: {
      type: "boolean",
      help: {
        "zh-CN": "放假安排尚未公布的年份不暂定，退回",
        en: "refuse deadlines in years whose holidays are not published",
      },
    },
  },
  run,
};

interface Run {
  readonly out: RecordWriter;
  readonly rejects: RecordWriter | undefined;
  readonly tally: Tally;
  readonly decide: (line: Line, file: string) => readonly DispatchResult[];
  readonly progress: Progress;
  /** Whether records must say which file they come from. */
  readonly several: boolean;
}

async function run(call: Call): Promise<number> {
  const deciders = await openDeciders(call);
  const inputs = await openInputs(call, call.operands);
  const { out, rejects } = await outputs(call);
  const options: DecideOptions = {
    strict: call.flag("strict"),
    split: call.flag("split"),
    onExtra: call.flag("extra") ? sayOnce(call) : undefined,
  };
  const progress = new Progress(call.io.stderr, (count) =>
    call.say({ "zh-CN": `已处理 ${count} 条`, en: `${count} appeals` }),
  );
  const tally = new Tally();
  const running: Run = {
    out,
    rejects,
    tally,
    progress,
    several: inputs.length > 1,
    decide: (line, file) => decideMatters(deciders.ofAppeals, line, file, options),
  };
  for (const input of inputs) if (!out.closed) await dispatchInput(input, running);
  await out.finish(call.option("out") !== undefined);
  await rejects?.finish(true);
  progress.clear();
  // The reader left early (`| head`): it has what it wanted, and the counts would mislead.
  if (out.closed && call.option("out") === undefined) return 0;
  call.io.stderr.write(`${visibleLines(tally.summary(deciders.any, progress.seconds, call.lang))}\n`);
  return tally.rejected > 0 ? 2 : 0;
}

async function outputs(call: Call): Promise<Pick<Run, "out" | "rejects">> {
  const [out, rejects] = [call.option("out"), call.option("rejects")];
  const files = await call.files.toWrite([out, rejects].filter((name) => name !== undefined));
  const writers = files.map(({ name, handle }) => new RecordWriter(handle.createWriteStream(), name));
  const written = out === undefined ? undefined : writers.shift();
  return { out: written ?? new RecordWriter(call.io.stdout, "stdout"), rejects: writers.shift() };
}

async function dispatchInput(input: Input, run: Run): Promise<void> {
  const splitter = new LineSplitter(longestLine);
  for await (const chunk of input.chunks()) {
    for (const line of splitter.push(chunk)) {
      const wait = dispatchLine(line, input.name, run);
      if (wait) await wait;
      if (run.out.closed) return;
    }
    run.progress.show(run.tally.lines);
  }
  for (const line of splitter.end()) await dispatchLine(line, input.name, run);
}

/** Writes a record for a line, whatever it holds; where it is split, one for each matter. */
function dispatchLine(line: Line, file: string, run: Run): Promise<unknown> | undefined {
  const results = run.decide(line, file);
  run.tally.split += results.length - 1;
  const waits = results.map((result) => writeResult(result, line, file, run));
  return waits.some(Boolean) ? Promise.all(waits) : undefined;
}

function writeResult(
  result: DispatchResult,
  line: Line,
  file: string,
  { out, rejects, tally, several }: Run,
): Promise<unknown> | undefined {
  const place = { ...(several && { file }), line: line.number };
  if (result.ok) {
    tally.decision(result.decision);
    return out.write(JSON.stringify({ ...place, ...result }));
  }
  const { diagnostics } = result;
  tally.reject(diagnostics, several ? `${file}:${line.number}` : String(line.number));
  const waits = [
    out.write(JSON.stringify({ ...place, ...result })),
    rejects?.write(JSON.stringify({ ...place, ...inputOf(line), diagnostics })),
  ];
  return waits.some(Boolean) ? Promise.all(waits) : undefined;
}

/** The line as it came: text, or its bytes where they are no text. A line too long was never held. */
function inputOf(line: Line): { input: string | null; inputBase64?: string } {
  const input = lineText(line) ?? null;
  return input === null && line.bytes !== null
    ? { input, inputBase64: line.bytes.toString("base64") }
    : { input };
}

function sayOnce(call: Call): (key: string) => void {
  const said = new Set<string>();
  return (key) => {
    if (said.has(key)) return;
    said.add(key);
    call.tell({
      "zh-CN": `不认识的键 \`${cut(key)}\` 移入 extra`,
      en: `unknown key \`${cut(key)}\` goes into extra`,
    });
  };
}
