import type { Diagnostic } from "../../diagnostic/index.js";
import type { Dispatcher } from "../../decide/index.js";
import { createVerifier, type Disagreement, type Verifier } from "../../audit/index.js";
import { type Call, type Command, packOption, registryOptions } from "../command.js";
import { linesOf, openInputs } from "../files.js";
import { type Deciders, openDeciders } from "../load-pack.js";
import { chosenBy, decideLine, type Line, readLine, ticketLineSchema, TicketLog } from "../../batch/index.js";
import { RecordWriter } from "../record-writer.js";

export const verify: Command = {
  name: "verify",
  operands: "[FILE…]",
  summary: {
    "zh-CN":
      "用第二个引擎 json-rules-engine 复核每条规则，逐条写出不一致之处和不合格的行；读诉求，也读结论和工单事件",
    en: "asks json-rules-engine about every rule list again and writes each disagreement and each line refused; reads appeals, and decisions with ticket events",
  },
  options: { pack: packOption, ...registryOptions },
  run,
};

async function run(call: Call): Promise<number> {
  const deciders = await openDeciders(call);
  const verifiers = new Map<Dispatcher, Verifier>();
  return compareLines(call, deciders, (dispatcher) => {
    const known = verifiers.get(dispatcher) ?? createVerifier(deciders.editionsOf(dispatcher));
    verifiers.set(dispatcher, known);
    return known;
  });
}

/** Compares the engines on every line of the inputs, writes what differs and returns the exit code. */
export async function compareLines(
  call: Call,
  deciders: Pick<Deciders, "ofAppeals" | "ofDecisions" | "any">,
  verifierOf: (dispatcher: Dispatcher) => Verifier,
): Promise<number> {
  const lines = new Comparison(deciders, verifierOf);
  const out = new RecordWriter(call.io.stdout, "stdout");
  const inputs = await openInputs(call, call.operands);
  let [disagreements, refused] = [0, 0];
  for (const input of inputs) {
    for await (const line of linesOf(input)) {
      const { found, diagnostics } = await lines.take(line, input.name);
      disagreements += found.length;
      for (const one of found) await out.write(JSON.stringify(one));
      if (diagnostics.length === 0) continue;
      refused += 1;
      const file = inputs.length > 1 && { file: input.name };
      await out.write(JSON.stringify({ ...file, line: line.number, ok: false, diagnostics }));
    }
  }
  await out.finish(false);
  const { appeals, events } = lines;
  const verifier = verifierOf(deciders.any);
  call.tell({
    "zh-CN": `复核 ${appeals} 件诉求、每件 ${verifier.lists} 张规则表，${events} 个工单事件，不一致 ${disagreements} 处，不合格未复核 ${refused} 件`,
    en: `${appeals} appeals on ${verifier.lists} rule lists each, ${events} ticket events: ${disagreements} disagreements, ${refused} refused and not compared`,
  });
  return disagreements + refused > 0 ? 2 : 0;
}

/** What came of one line. */
interface Compared {
  readonly found: readonly Disagreement[];
  /** Why the line was not compared. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compares the engines line by line: on an appeal, or on an event of a ticket opened by a decision before it.
 */
class Comparison {
  appeals = 0;
  events = 0;
  readonly #log: TicketLog;

  constructor(
    readonly deciders: Pick<Deciders, "ofAppeals" | "ofDecisions">,
    readonly verifierOf: (dispatcher: Dispatcher) => Verifier,
  ) {
    this.#log = new TicketLog(deciders.ofDecisions);
  }

  async take(line: Line, file: string): Promise<Compared> {
    const read = readLine(line, file);
    const ticketLine = read.ok ? ticketLineSchema.safeParse(read.value) : undefined;
    if (ticketLine?.success) return this.#ticketLine(ticketLine.data, line, file);
    const decided = decideLine(this.deciders.ofAppeals, line, file, { strict: false });
    if (!decided.ok || !read.ok) return { found: [], diagnostics: decided.ok ? [] : decided.diagnostics };
    this.appeals += 1;
    const chosen = chosenBy(this.deciders.ofAppeals, read.value);
    const verifier = chosen.ok ? this.verifierOf(chosen.dispatcher) : undefined;
    return { found: (await verifier?.verify(read.value)) ?? [], diagnostics: [] };
  }

  async #ticketLine(
    data: NonNullable<ReturnType<typeof ticketLineSchema.safeParse>["data"]>,
    line: Line,
    file: string,
  ): Promise<Compared> {
    const dispatcher = "event" in data ? this.#log.dispatcherOf(data.ticket) : undefined;
    const found =
      dispatcher && "event" in data
        ? await this.verifierOf(dispatcher).verifyEvent(this.#log.tickets.get(data.ticket), data.event)
        : [];
    const diagnostics = this.#log.take(line, file);
    if (diagnostics.length === 0 && "event" in data) this.events += 1;
    return { found: found ?? [], diagnostics };
  }
}
