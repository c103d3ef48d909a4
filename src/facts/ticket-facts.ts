import { carriedFacts, senderFacts, type TicketFact, type TicketWords } from "./event-facts.js";
import { type FactSpec, unitKinds } from "./facts.js";
import { eventKind, type EventType, eventTypes } from "./ticket-events.js";
import { phases } from "./ticket-phases.js";

/** A fact that rules about ticket events may read. */
export interface TicketFactSpec extends FactSpec {
  /** The events that carry it; absent where the ticket itself has it. */
  readonly events?: readonly EventType[];
}

/** Facts of the decision that a ticket keeps. */
const kept = ["category", "topic", "disposition", "mode", "lead", "lead.kind"] as const;

export type KeptFact = (typeof kept)[number];

export const keptFacts: readonly string[] = kept;

/** What rules may read of a ticket, whatever the event, as `ticket.<name>`. */
const standingFacts = {
  phase: { type: "enum", title: "工单阶段", values: phases },
  responsible: { type: "unit", title: "现责任单位" },
  "responsible.kind": { type: "enum", title: "现责任单位类别", values: unitKinds },
  "objection-ground": { type: "enum", title: "审核中的异议理由类别", values: "grounds" },
  outcome: { type: "enum", title: "已报的办理结果", values: "outcomes" },
  returns: { type: "number", title: "已改派次数" },
  extensions: { type: "number", title: "现时限已延长次数" },
  suspensions: { type: "number", title: "已挂账次数" },
  whistles: { type: "number", title: "已吹哨次数" },
  reopenings: { type: "number", title: "已重办次数" },
  "call-backs": { type: "number", title: "已回访次数" },
  overdue: { type: "list", title: "已逾期的环节", values: "steps" },
  done: { type: "list", title: "已完成的环节", values: "steps" },
  "co-pending": { type: "units", title: "尚未报送最终结果的协办单位" },
  "hours-since-dispatch": { type: "number", title: "派至现责任单位后的小时数" },
  "workhours-since-dispatch": { type: "number", title: "派至现责任单位后的工作小时数" },
  "workdays-since-dispatch": { type: "number", title: "派至现责任单位后的工作日数" },
} as const satisfies Readonly<Record<string, TicketFact>>;

export type StandingFact = keyof typeof standingFacts;

/** Every fact of events and tickets; the pack's own words fill the enumerations. */
export function ticketFacts(words: TicketWords): TicketFactSpec[] {
  const spec = (name: string, { type, title, values }: TicketFact): TicketFactSpec => {
    const known = typeof values === "string" ? words[values] : values;
    return { name, type, title, from: "ticket", ...(known && { values: known }) };
  };
  return [
    ...Object.entries(senderFacts).map(([name, fact]) => ({
      ...spec(`event.${name}`, fact),
      events: eventTypes,
    })),
    ...Object.entries(carriedFacts).map(([name, fact]) => ({
      ...spec(`event.${name}`, fact),
      events: eventTypes.filter((type) => eventKind(type).facts.some((carried) => carried === name)),
    })),
    ...Object.entries(standingFacts).map(([name, fact]) => spec(`ticket.${name}`, fact)),
  ];
}
