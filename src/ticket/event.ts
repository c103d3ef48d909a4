import { z } from "zod";
import { isoDate, list, strict, unitId } from "../diagnostic/index.js";
import { type EventType, eventTypes } from "../facts/index.js";

const reason = z.string().trim().min(1).optional().describe("理由");
const told = z.boolean().optional();

const id = z.string().min(1).describe("事件编号，一张工单内唯一；同一时刻的事件按编号先后");

/** What every event has beside its kind. */
const shared = {
  at: z.string().describe("发生时间：ISO 8601；不写时差的按规则包的时差"),
  unit: unitId.optional().describe("提出单位；热线自己的事件不写"),
  note: z.string().optional().describe("备注，规则不读"),
};

function event<Type extends EventType, Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  return strict({ id, type: z.literal(type), ...shared, ...shape });
}

/** An event whose kind is asked before the rest, so that a misspelt one can be answered. */
export const eventKindSchema = z.looseObject({ type: z.enum(eventTypes) });

/** What every kind of event has: what can be checked of one whose kind nobody knows. */
export const anyEventSchema = eventKindSchema.extend({ id, ...shared });

/** The shape of every event. Names that depend on a pack are checked by `readEvent`. */
export const eventSchema = z.discriminatedUnion("type", [
  event("sign", {}),
  event("contact", { reached: z.boolean().optional().describe("联系上诉求人") }),
  event("object", {
    ground: z.string().describe("异议理由类别，见 responsibility.json 的 grounds"),
    evidence: list(z.string().min(1)).optional().describe("依据材料"),
    proposed: unitId.optional().describe("建议改派的单位"),
    reason,
  }),
  event("objection-upheld", { to: unitId.optional().describe("指定的单位"), reason }),
  event("objection-denied", { reason }),
  event("whistle", {
    departments: list(unitId).min(1).describe("吹哨的部门"),
    question: z.string().trim().min(1).describe("要解决的问题"),
  }),
  event("report-in", {}),
  event("co-report", { final: z.boolean().describe("是否最终结果；否则是阶段性情况"), reason }),
  event("extend", {
    days: z.number().int().min(1).max(3650).describe("延长几日；时限按工作日的就是工作日"),
    reason,
    appellantTold: told.describe("已向诉求人说明理由"),
    centreTold: told.describe("已通报热线"),
  }),
  event("suspend", {
    reason,
    reviewOn: isoDate.optional().describe("复核日"),
    appellantTold: told,
    centreTold: told,
  }),
  event("resume", { reason }),
  event("resolve", {
    outcome: z.string().describe("办理结果，见 responsibility.json 的 outcomes"),
    appellantTold: told,
  }),
  event("call-back", {
    reached: z.boolean().describe("联系上诉求人"),
    resolved: z.boolean().optional().describe("诉求人认为已解决"),
    satisfied: z.boolean().optional().describe("诉求人满意"),
  }),
  event("reopen", {
    newFacts: z.boolean().describe("有新情况、新理由"),
    about: list(unitId).optional().describe("新反映的单位，从此回避"),
    reason,
  }),
  event("escalate", { to: unitId.describe("报请的政府或部门"), reason }),
  event("milestone", { name: z.string().describe("法定节点，见 limits.json 的 startsAt，如 filed 立案") }),
]);

/** Something that happened to a ticket, as plain JSON. */
export type TicketEvent = z.infer<typeof eventSchema>;

type Shaped<Type extends TicketEvent["type"]> = Extract<TicketEvent, { readonly type: Type }>;

/** An event of one kind, or of several. A kind without a shape above does not compile. */
export type EventOf<Type extends EventType> = Shaped<Type>;

/** Whatever an event may say, by the key it says it under. */
export type EventKey = TicketEvent extends infer Event ? (Event extends Event ? keyof Event : never) : never;

const keys: ReadonlyMap<unknown, ReadonlySet<string>> = new Map(
  eventSchema.options.map(({ shape }) => [shape.type.value, new Set(Object.keys(shape))]),
);

/** The keys an event of a kind may have; those every event has, where nobody knows the kind. */
export function keysOf(type: unknown): ReadonlySet<string> {
  return keys.get(type) ?? new Set(Object.keys(shared));
}
