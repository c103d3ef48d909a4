import type { EventType } from "../../facts/index.js";
import { namesIn, type Titled } from "./closed-set.js";

/** What an event may do to a step's clock, beside starting a limit. */
export type ClockVerbName = "runs" | "pauses" | "continues" | "restarts" | "stops" | "extends";

export type ClockVerb = ClockVerbName | { starts: string };

interface VerbOfClock {
  readonly title: string;
  /** The one event that may use it. */
  readonly only?: EventType;
}

export const clockVerbs: Readonly<Record<ClockVerbName, VerbOfClock>> = {
  runs: { title: "走" },
  pauses: { title: "停" },
  continues: { title: "接着走" },
  restarts: { title: "重新计" },
  stops: { title: "完成" },
  extends: { title: "延长", only: "extend" },
};

export const clockVerbNames = namesIn(clockVerbs);

export function verbsFor(event: EventType): ClockVerbName[] {
  return clockVerbNames.filter((name) => {
    const { only = event } = clockVerbs[name];
    return only === event;
  });
}

/** Who may become responsible. */
export const responsibleChoices = {
  same: { title: "不变" },
  designated: { title: "事件指定的单位" },
  superior: { title: "上级" },
  district: { title: "所在区" },
  city: { title: "市" },
} as const satisfies Titled;

/** Who may have to do something, or be told. */
export const audiences = {
  lead: { title: "现责任单位" },
  previous: { title: "原责任单位" },
  sender: { title: "提出单位" },
  joined: { title: "新加入的协办单位" },
  co: { title: "各协办单位" },
  cc: { title: "抄送单位" },
  district: { title: "责任单位所在区" },
  centre: { title: "热线" },
} as const satisfies Titled;
