import type { FactType } from "../diagnostic/index.js";
import { unitKinds } from "./facts.js";
import { roles } from "./ticket-phases.js";

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

/** A fact of tickets, before a pack's own words are put in. */
export interface TicketFact {
  readonly type: FactType;
  /** What it is called in Chinese. */
  readonly title: string;
  /** The values it can take: a closed set, or words of the pack. */
  readonly values?: readonly string[] | keyof TicketWords;
}

/** What rules may read of every event, as `event.<name>`. */
export const senderFacts = {
  unit: { type: "unit", title: "提出单位" },
  by: { type: "enum", title: "提出单位在本工单中的身份", values: roles },
} as const satisfies Readonly<Record<string, TicketFact>>;

/** What rules may read of the events that carry it. */
export const carriedFacts = {
  reason: { type: "string", title: "理由" },
  ground: { type: "enum", title: "异议理由类别", values: "grounds" },
  evidence: { type: "boolean", title: "附有依据材料" },
  proposed: { type: "unit", title: "建议改派的单位" },
  repeated: { type: "boolean", title: "同一单位以同一理由再次提出" },
  to: { type: "unit", title: "指定或报请的单位" },
  "to.kind": { type: "enum", title: "指定或报请的单位类别", values: unitKinds },
  "to.role": { type: "enum", title: "指定或报请的单位在本工单中的身份", values: roles },
  departments: { type: "units", title: "吹哨的部门" },
  final: { type: "boolean", title: "最终办理结果" },
  days: { type: "number", title: "延长日数" },
  "appellant-told": { type: "boolean", title: "已向诉求人说明" },
  "centre-told": { type: "boolean", title: "已通报热线" },
  "review-days": { type: "number", title: "距复核日的日数" },
  outcome: { type: "enum", title: "办理结果", values: "outcomes" },
  reached: { type: "boolean", title: "已联系上诉求人" },
  resolved: { type: "boolean", title: "诉求人认为已解决" },
  satisfied: { type: "boolean", title: "诉求人满意" },
  newFacts: { type: "boolean", title: "有新情况、新理由" },
  name: { type: "enum", title: "法定节点", values: "milestones" },
} as const satisfies Readonly<Record<string, TicketFact>>;

export type CarriedFact = keyof typeof carriedFacts;
