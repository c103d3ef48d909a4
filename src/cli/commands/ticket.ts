import type { Dispatcher } from "../../decide/index.js";
import { diagram } from "../../ticket/index.js";
import { asOfOption, type Call, type Command, packOption, registryOptions } from "../command.js";
import { type Input, linesOf, openInputs } from "../files.js";
import { dayOption, openDeciders, openPack } from "../load-pack.js";
import { TicketLog } from "../../batch/index.js";
import { RecordWriter } from "../record-writer.js";
import { type AskedOfLog, watched, recounted, standing, type TicketRecords } from "../ticket-records.js";
import { CliError } from "../words.js";

export const ticket: Command = {
  name: "ticket",
  operands: "[FILE…]",
  summary: {
    "zh-CN": "读结论和工单事件（NDJSON），写出每张工单那一刻怎样：谁负责、哪些逾期",
    en: "reads decisions and ticket events (NDJSON) and writes how each ticket stands: who is responsible, what is overdue",
  },
  options: {
    pack: packOption,
    ...registryOptions,
    "as-of": asOfOption,
    at: {
      type: "string",
      value: "INSTANT",
      help: {
        "zh-CN": "看哪一刻，如 2026-11-24T09:00:00+08:00",
        en: "the instant to look at, such as 2026-11-24T09:00:00+08:00",
      },
    },
    "watch-list": {
      type: "string",
      value: "HOURS",
      help: {
        "zh-CN": "只列出要留意的：这么多小时内到期的时钟，逾期的，未签收的、异议待审的工单",
        en: "only lists what to look at: clocks due within so many hours or overdue, tickets unsigned or under review",
      },
    },
    recount: {
      type: "string",
      value: "DAY",
      help: {
        "zh-CN": "只列出因这一天以后公布的放假安排，截止时间变了的工单和时钟",
        en: "only lists the tickets whose clocks are due otherwise by the notices published after this day",
      },
    },
    diagram: {
      type: "boolean",
      help: {
        "zh-CN": "画出规则包里工单的一生（Mermaid），不读事件",
        en: "draws a ticket's life by the pack (Mermaid) and reads nothing",
      },
    },
  },
  run,
};

async function run(call: Call): Promise<number> {
  if (call.flag("diagram")) {
    call.io.stdout.write(diagram((await openPack(call)).dispatcher));
    return 0;
  }
  const { any, ofDecisions } = await openDeciders(call);
  const at = call.option("at");
  if (at === undefined)
    throw new CliError({
      "zh-CN": "要用 `--at` 写明看哪一刻",
      en: "`--at` must say which instant to look at",
    });
  const wanted = wantedBy(call);
  const log = new TicketLog(ofDecisions);
  const out = new RecordWriter(call.io.stdout, "stdout");
  let rejected = 0;
  for (const input of await openInputs(call, call.operands))
    rejected += await readLog(input, log, (line, diagnostics) =>
      out.write(JSON.stringify({ line, ok: false, diagnostics })),
    );
  const { records, told } = await answer({ call, log, at }, wanted, any);
  for (const record of records) await out.write(JSON.stringify(record));
  await out.finish(false);
  const said = told();
  call.tell({
    "zh-CN": `工单 ${log.tickets.size} 张${said["zh-CN"]}，拒绝的事件 ${log.refused} 个，退回 ${rejected} 行`,
    en: `${log.tickets.size} tickets${said.en}, ${log.refused} events refused, ${rejected} lines rejected`,
  });
  return rejected > 0 ? 2 : 0;
}

/** What is listed instead of how each ticket stands. */
interface Wanted {
  readonly hours: number | undefined;
  readonly before: ReturnType<typeof dayOption> | undefined;
}

function wantedBy(call: Call): Wanted {
  const hours = hoursOf(call.option("watch-list"));
  const day = call.option("recount");
  const before = day === undefined ? undefined : dayOption("recount", day);
  if (hours === undefined || before === undefined) return { hours, before };
  throw new CliError({
    "zh-CN": "`--watch-list` 和 `--recount` 只能写一个",
    en: "give `--watch-list` or `--recount`, not both",
  });
}

async function answer(asked: AskedOfLog, { hours, before }: Wanted, any: Dispatcher): Promise<TicketRecords> {
  if (hours !== undefined) return watched(asked, hours);
  if (before === undefined) return standing(asked, any);
  return recounted(asked, (await openDeciders(asked.call, before)).ofDecisions);
}

async function readLog(
  input: Input,
  log: TicketLog,
  reject: (line: number, diagnostics: ReturnType<TicketLog["take"]>) => Promise<void> | undefined,
): Promise<number> {
  let rejected = 0;
  for await (const line of linesOf(input)) {
    const found = log.take(line, input.name);
    if (found.length === 0) continue;
    rejected += 1;
    await reject(line.number, found);
  }
  return rejected;
}

function hoursOf(text: string | undefined): number | undefined {
  if (text === undefined || /^\d{1,5}(?:\.\d+)?$/.test(text))
    return text === undefined ? undefined : Number(text);
  throw new CliError({
    "zh-CN": `\`--watch-list\` 要写小时数，不是 \`${text}\``,
    en: `\`--watch-list\` needs a number of hours, not \`${text}\``,
  });
}
