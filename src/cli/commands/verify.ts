import type { Dispatcher } from "../../dispatcher.js";
import { createVerifier, type Disagreement, type Verifier } from "../../replay/verify.js";
import { type Call, type Command, packOption } from "../command.js";
import { openInputs } from "../files.js";
import { loadDispatcher, packFiles } from "../load-pack.js";
import { lineText, longestLine } from "../ndjson/decide-line.js";
import { type Line, LineSplitter } from "../ndjson/line-splitter.js";
import { readText } from "../ndjson/read-text.js";
import { ticketLineSchema } from "../ndjson/ticket-line-schema.js";
import { TicketLog } from "../ndjson/ticket-lines.js";
import { RecordWriter } from "../record-writer.js";
import { words } from "../words.js";

export const verify: Command = {
  name: "verify",
  operands: "[FILE…]",
  summary: words(
    "用第二个引擎 json-rules-engine 复核每条规则，逐条写出不一致之处；读诉求，也读结论和工单事件",
    "asks json-rules-engine about every rule list again and writes each disagreement; reads appeals, and decisions with ticket events",
  ),
  options: { pack: packOption },
  run,
};

async function run(call: Call): Promise<number> {
  const dispatcher = await loadDispatcher(call);
  const verifier = createVerifier(dispatcher, await packFiles(call));
  const lines = new Comparison(dispatcher, verifier);
  const out = new RecordWriter(call.io.stdout, "stdout");
  let disagreements = 0;
  for (const input of await openInputs(call, call.operands)) {
    const splitter = new LineSplitter(longestLine);
    const take = async (some: Iterable<Line>) => {
      for (const line of some)
        for (const one of await lines.take(line, input.name)) {
          disagreements += 1;
          await out.write(JSON.stringify(one));
        }
    };
    for await (const chunk of input.chunks()) await take(splitter.push(chunk));
    await take(splitter.end());
  }
  await out.finish(false);
  const { appeals, events, refused } = lines;
  call.tell(
    words(
      `复核 ${appeals} 件诉求、每件 ${verifier.lists} 张规则表，${events} 个工单事件，不一致 ${disagreements} 处，不合格未复核 ${refused} 件`,
      `${appeals} appeals on ${verifier.lists} rule lists each, ${events} ticket events: ${disagreements} disagreements, ${refused} refused and not compared`,
    ),
  );
  return disagreements + refused > 0 ? 2 : 0;
}

/** Compares the engines line by line: on an appeal, or on an event of a ticket opened by a decision before it. */
class Comparison {
  appeals = 0;
  events = 0;
  refused = 0;
  readonly #log: TicketLog;

  constructor(
    dispatcher: Dispatcher,
    readonly verifier: Verifier,
  ) {
    this.#log = new TicketLog(dispatcher);
  }

  async take(line: Line, file: string): Promise<readonly Disagreement[]> {
    const text = line.bytes === null ? undefined : lineText(line);
    const read = text === undefined ? undefined : readText(text, { file });
    const ticketLine = read?.ok ? ticketLineSchema.safeParse(read.value) : undefined;
    if (ticketLine?.success) return this.#ticketLine(ticketLine.data, line, file);
    const found = read?.ok ? await this.verifier.verify(read.value) : undefined;
    if (found === undefined) this.refused += 1;
    else this.appeals += 1;
    return found ?? [];
  }

  async #ticketLine(data: NonNullable<ReturnType<typeof ticketLineSchema.safeParse>["data"]>, line: Line, file: string): Promise<readonly Disagreement[]> {
    const found = "event" in data ? await this.verifier.verifyEvent(this.#log.tickets.get(data.ticket), data.event) : [];
    const wrong = this.#log.take(line, file);
    if (wrong.length > 0 || found === undefined) this.refused += 1;
    else if ("event" in data) this.events += 1;
    return found ?? [];
  }
}
