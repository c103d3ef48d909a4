import type { ConferenceReason, ReviewReason } from "../decide/index.js";
import type { OperatorName } from "../condition/index.js";
import type { FactValueWords, StageName, StartName } from "../facts/index.js";
import type { ObligationRule } from "../pack/index.js";
import type { Convention } from "./conventions.js";

type ReviewWords = {
  readonly [Code in ReviewReason["code"]]: (
    reason: Extract<ReviewReason, { code: Code }>,
    say: ReasonWords,
  ) => string;
};

/** What a sentence about a review reason needs besides the reason itself. */
export interface ReasonWords {
  /** The name of a division, by its code. */
  readonly place: (code: string) => string;
  readonly conference: (reason: ConferenceReason) => string;
  /** The name of a unit, by its id. */
  readonly unit: (id: string) => string;
}

/** What a built-in step says that it saw. */
export type NoteName = "words" | "score" | "margin" | "rivals" | "recused" | "leadsFor" | "insteadOf";

/** To whom something must be done. */
type Obligee = ObligationRule["then"]["to"];

/** Everything an explanation says in one language; names and titles come from the pack as they are. */
export interface ExplainWords {
  /** Whether its readers read the titles that packs give, which are Chinese; others are told the names. */
  readonly readsTitles: boolean;
  readonly heading: Readonly<
    Record<"what" | "how" | "who" | "when" | "duties" | "confidential" | "review" | "why", string>
  >;
  readonly times: (received: string, dispatched: string | null) => string;
  readonly label: Readonly<
    Record<
      | "appeal"
      | "category"
      | "topic"
      | "script"
      | "hotline"
      | "mode"
      | "lead"
      | "co"
      | "cc"
      | "recused"
      | "conference"
      | "basis"
      | "quote"
      | "counting"
      | "pack",
      string
    >
  >;
  /** `label：value` */
  readonly pair: (label: string, value: string) => string;
  readonly note: (text: string) => string;
  readonly cite: (ids: string) => string;
  readonly comma: string;
  readonly list: (items: readonly string[]) => string;
  readonly sentences: (items: readonly string[]) => string;
  readonly none: string;
  readonly noTopic: string;
  readonly centre: string;
  readonly nobodyYet: string;
  readonly notSent: string;
  readonly noDeadline: string;
  readonly confidential: (kept: boolean) => string;
  readonly hold: string;
  readonly released: (by: string, at: string) => string;
  readonly noReview: string;
  readonly always: string;
  readonly otherPack: (decidedBy: string) => string;
  /** What a built-in fact can be, where that is one of a few values. */
  readonly value: FactValueWords;
  readonly conference: Readonly<Record<ConferenceReason, string>>;
  readonly review: ReviewWords;
  readonly stage: Readonly<Record<StageName, string>>;
  readonly notes: Readonly<Record<NoteName, string>>;
  readonly duty: (unit: string, text: string, to: string, due: string | null) => string;
  readonly to: Readonly<Record<Obligee, string>>;
  readonly all: string;
  readonly any: string;
  readonly not: (inner: string) => string;
  /** That clauses which stand together say something, at most so many. */
  readonly scope: (clauses: number) => string;
  readonly named: (id: string) => string;
  readonly wordList: (title: string) => string;
  /** Another fact, and what it is. */
  readonly otherFact: (fact: string, value: string) => string;
  /** Of a named condition that was said before. */
  readonly above: string;
  readonly parts: (kind: string, count: number) => string;
  readonly compare: (fact: string, operator: string, value: string) => string;
  readonly actual: (value: string) => string;
  readonly absent: string;
  readonly more: (count: number) => string;
  readonly operator: Readonly<Record<OperatorName, string>>;
  /** What a limit starts from. */
  readonly start: Readonly<Record<StartName, string>>;
  readonly after: (step: string) => string;
  readonly span: (from: string, start: string, due: string) => string;
  readonly pending: (event: string) => string;
  readonly provisional: string;
  readonly weekdays: readonly string[];
  readonly firstDay: (event: string) => string;
  readonly skipped: Readonly<Record<"weekend" | "holiday" | "paused" | "closed", string>>;
  readonly makeUp: string;
  readonly due: (time: string) => string;
  readonly nextDay: (time: string) => string;
  readonly stretch: (counted: number, weekend: number) => string;
  readonly convention: Readonly<Record<Convention, string>>;
}
