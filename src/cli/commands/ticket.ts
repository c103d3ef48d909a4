import { inEveryLanguage } from "../../diagnostic/index.js";
import { diagram, ticketAt, type Watched, watchList } from "../../ticket/index.js";
import { asOfOption, type Call, type Command, packOption, registryOptions } from "../command.js";
import { type Input, linesOf, openInputs } from "../files.js";
import { openDeciders, openPack, render } from "../load-pack.js";
import { TicketLog } from "../../batch/index.js";
import { RecordWriter } from "../record-writer.js";
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
        "zh-CN": "只列出这么多小时内到期的时钟，先到期的在前",
        en: "only lists the clocks due within so many hours, soonest first",
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
  const hours = hoursOf(call.option("watch-list"));
  const log = new TicketLog(ofDecisions);
  const out = new RecordWriter(call.io.stdout, "stdout");
  let rejected = 0;
  for (const input of await openInputs(call, call.operands))
    rejected += await readLog(input, log, (line, diagnostics) =>
      out.write(JSON.stringify({ line, ok: false, diagnostics })),
    );
  let overdue = 0;
  if (hours !== undefined)
    for (const watched of soonest(
      [...log.byDispatcher()].flatMap(([dispatcher, tickets]) =>
        sound(watchList(tickets, { at, hours }, dispatcher), call),
      ),
    ))
      await out.write(JSON.stringify({ ok: true, due: watched }));
  else
    for (const [id, one] of log.tickets) {
      const view = sound(ticketAt(one, at, log.dispatcherOf(id) ?? any), call);
      overdue += view.overdue.length > 0 ? 1 : 0;
      await out.write(JSON.stringify({ ok: true, ticket: view }));
    }
  await out.finish(false);
  const late =
    hours === undefined
      ? { "zh-CN": `，有逾期的 ${overdue} 张`, en: `, ${overdue} with something overdue` }
      : inEveryLanguage("");
  call.tell({
    "zh-CN": `工单 ${log.tickets.size} 张${late["zh-CN"]}，拒绝的事件 ${log.refused} 个，退回 ${rejected} 行`,
    en: `${log.tickets.size} tickets${late.en}, ${log.refused} events refused, ${rejected} lines rejected`,
  });
  return rejected > 0 ? 2 : 0;
}

/** Over all versions of a registry, as each puts them. */
function soonest(watched: readonly Watched[]): Watched[] {
  return watched.toSorted((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));
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

function sound<T>(
  read:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly diagnostics: readonly Parameters<typeof render>[0][] },
  call: Call,
): T {
  if (read.ok) return read.value;
  const told = read.diagnostics.map((found) => render(found, {}, call.lang)).join("\n");
  throw new CliError(inEveryLanguage(told));
}
