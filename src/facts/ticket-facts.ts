import type { FactType } from "../diagnostic/index.js";
import { type FactSpec, unitKinds } from "./facts.js";

/**
 * What can happen to a ticket. `milestone` is a statutory act a limit waits for: accepted, filed, decided.
 */
export const eventTypes = [
  "sign",
  "contact",
  "object",
  "objection-upheld",
  "objection-denied",
  "whistle",
  "report-in",
  "co-report",
  "extend",
  "suspend",
  "resume",
  "resolve",
  "call-back",
  "reopen",
  "escalate",
  "milestone",
] as const;

export type EventType = (typeof eventTypes)[number];

/**
 * Where a ticket stands: to be signed, being handled, objection under review, shelved (挂账), reported done,
 * closed.
 */
export const phases = ["dispatched", "handling", "reviewing", "suspended", "resolved", "closed"] as const;

export type Phase = (typeof phases)[number];

/** Phases in which a ticket waits to be taken up again where it was. */
export const restingPhases: readonly Phase[] = ["reviewing", "suspended"];

/** How a step's clock can stand. */
export const clockStates = ["waiting", "running", "paused", "met", "missed", "replaced"] as const;

/** What a unit is to a ticket when it sends an event. */
export const roles = ["responsible", "co", "cc", "former", "superior", "centre", "other"] as const;

export type Role = (typeof roles)[number];

/** A fact that rules about ticket events may read. */
export interface TicketFactSpec extends FactSpec {
  /** The events that carry it; absent where the ticket itself has it. */
  readonly events?: readonly EventType[];
}

/**
 * The names a pack gives to what events say: grounds of objection, outcomes, statutory milestones, and its
 * steps.
 */
export interface TicketWords {
  readonly grounds: readonly string[];
  readonly outcomes: readonly string[];
  readonly milestones: readonly string[];
  readonly steps: readonly string[];
}

/** Facts of the decision that a ticket keeps. */
export const keptFacts: readonly string[] = ["category", "topic", "disposition", "mode", "lead", "lead.kind"];

/** Every fact of events and tickets; the pack's own words fill the enumerations. */
export function ticketFacts({ grounds, outcomes, milestones, steps }: TicketWords): TicketFactSpec[] {
  const fact = (
    name: string,
    type: FactType,
    title: string,
    values?: readonly string[],
    events?: readonly EventType[],
  ): TicketFactSpec => ({
    name: `ticket.${name}`,
    type,
    title,
    from: "ticket",
    ...(values && { values }),
    ...(events && { events }),
  });
  const event = (
    name: string,
    type: FactType,
    title: string,
    events: readonly EventType[],
    values?: readonly string[],
  ): TicketFactSpec => ({
    ...fact(name, type, title, values, events),
    name: `event.${name}`,
  });
  const reasoned: EventType[] = [
    "object",
    "objection-upheld",
    "objection-denied",
    "co-report",
    "extend",
    "suspend",
    "resume",
    "reopen",
    "escalate",
  ];
  return [
    event("unit", "unit", "提出单位", eventTypes),
    event("by", "enum", "提出单位在本工单中的身份", eventTypes, roles),
    event("reason", "string", "理由", reasoned),
    event("ground", "enum", "异议理由类别", ["object"], grounds),
    event("evidence", "boolean", "附有依据材料", ["object"]),
    event("proposed", "unit", "建议改派的单位", ["object"]),
    event("repeated", "boolean", "同一单位以同一理由再次提出", ["object"]),
    event("to", "unit", "指定或报请的单位", ["objection-upheld", "escalate"]),
    event("to.kind", "enum", "指定或报请的单位类别", ["objection-upheld", "escalate"], unitKinds),
    event("to.role", "enum", "指定或报请的单位在本工单中的身份", ["objection-upheld", "escalate"], roles),
    event("departments", "units", "吹哨的部门", ["whistle"]),
    event("final", "boolean", "最终办理结果", ["co-report"]),
    event("days", "number", "延长日数", ["extend"]),
    event("appellant-told", "boolean", "已向诉求人说明", ["extend", "suspend", "resolve"]),
    event("centre-told", "boolean", "已通报热线", ["extend", "suspend"]),
    event("review-days", "number", "距复核日的日数", ["suspend"]),
    event("outcome", "enum", "办理结果", ["resolve"], outcomes),
    event("reached", "boolean", "已联系上诉求人", ["contact", "call-back"]),
    event("resolved", "boolean", "诉求人认为已解决", ["call-back"]),
    event("satisfied", "boolean", "诉求人满意", ["call-back"]),
    event("newFacts", "boolean", "有新情况、新理由", ["reopen"]),
    event("name", "enum", "法定节点", ["milestone"], milestones),
    fact("phase", "enum", "工单阶段", phases),
    fact("responsible", "unit", "现责任单位"),
    fact("responsible.kind", "enum", "现责任单位类别", unitKinds),
    fact("objection-ground", "enum", "审核中的异议理由类别", grounds),
    fact("outcome", "enum", "已报的办理结果", outcomes),
    fact("returns", "number", "已改派次数"),
    fact("extensions", "number", "现时限已延长次数"),
    fact("suspensions", "number", "已挂账次数"),
    fact("whistles", "number", "已吹哨次数"),
    fact("reopenings", "number", "已重办次数"),
    fact("call-backs", "number", "已回访次数"),
    fact("overdue", "list", "已逾期的环节", steps),
    fact("done", "list", "已完成的环节", steps),
    fact("co-pending", "units", "尚未报送最终结果的协办单位"),
    fact("hours-since-dispatch", "number", "派至现责任单位后的小时数"),
    fact("workhours-since-dispatch", "number", "派至现责任单位后的工作小时数"),
    fact("workdays-since-dispatch", "number", "派至现责任单位后的工作日数"),
  ];
}

const eventOfStart = {
  signed: "sign",
  contacted: "contact",
  objected: "object",
  designated: "objection-upheld",
  whistled: "whistle",
  "reported-in": "report-in",
  suspended: "suspend",
  resumed: "resume",
  resolved: "resolve",
  "called-back": "call-back",
  reopened: "reopen",
  escalated: "escalate",
} as const satisfies Readonly<Record<string, EventType>>;

/** What a limit can start from in every pack; beside these are its own milestones, and the ends of its steps. */
export type StartName = "received" | "dispatched" | keyof typeof eventOfStart;

/** What a limit's `startsAt` calls the event it waits for. */
export const startEvents: ReadonlyMap<string, EventType> = new Map(Object.entries(eventOfStart));

/** `due:resolve` → `resolve`. */
export function dueStep(startsAt: string): string | undefined {
  return startsAt.startsWith("due:") ? startsAt.slice("due:".length) : undefined;
}
