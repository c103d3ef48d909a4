import type { DiagnosticCode, DiagnosticParams, LogFault } from "../diagnostic/index.js";
import type { JsonPath } from "../json/index.js";
import { eventKind } from "../facts/index.js";
import type { Entry, Opening } from "./ticket.js";

interface Broken {
  readonly code: DiagnosticCode;
  readonly path: JsonPath;
  readonly params: DiagnosticParams;
}

/**
 * Follows a log from outside and says where it breaks what no pack can allow, so that an altered ticket is
 * not taken back.
 */
export class Chain {
  #last: { readonly at: string; readonly id: string };
  #responsible: string;
  readonly #ids = new Set<string>();
  readonly #recused: Set<string>;
  /** Units that hold or held the ticket, or help or helped with it. */
  readonly #part: Set<string>;

  constructor({ dispatchedAt, routing: { lead, co, recused } }: Opening) {
    this.#last = { at: dispatchedAt, id: "" };
    this.#responsible = lead.value;
    this.#recused = new Set(recused.map(({ value }) => value));
    this.#part = new Set([lead, ...co].map(({ value }) => value));
  }

  /** Takes the next entry; returns what is wrong with it. */
  take({ event, verdict }: Entry): readonly Broken[] {
    const found: Broken[] = [];
    const altered = (what: LogFault, ...path: JsonPath) =>
      found.push({ code: "ticket/log-altered", path, params: { event: event.id, what } });
    if (verdict.record && !this.#part.has(verdict.record.unit))
      altered("record", "verdict", "record", "unit");
    if (verdict.accepted) {
      const { at, id } = this.#last;
      const since = Date.parse(event.at) - Date.parse(at);
      if (since < 0)
        found.push({
          code: "ticket/log-disorder",
          path: ["event", "at"],
          params: { at: event.at, last: at },
        });
      if (since === 0 && event.id < id) altered("order", "event", "id");
      if (this.#ids.has(event.id)) altered("repeated", "event", "id");
      if (verdict.responsible !== this.#responsible && !eventKind(event.type).handsOver)
        altered("responsible", "verdict", "responsible");
      for (const unit of verdict.recuses) this.#recused.add(unit);
      if (this.#recused.has(verdict.responsible))
        found.push({
          code: "ticket/recused-lead",
          path: ["verdict", "responsible"],
          params: { name: verdict.responsible },
        });
      if (verdict.joined.some((unit) => this.#recused.has(unit))) altered("joined", "verdict", "joined");
      for (const unit of [verdict.responsible, ...verdict.joined]) this.#part.add(unit);
      this.#last = event;
      this.#responsible = verdict.responsible;
    }
    this.#ids.add(event.id);
    return found;
  }
}
