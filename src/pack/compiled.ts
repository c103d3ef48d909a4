import type { Plan, WorkCalendar } from "../calendar/index.js";
import type { CompiledCondition } from "../condition/index.js";
import type { DeclaredFact, EventType } from "../facts/index.js";
import type { Folding, Scanner, Spelling } from "../text/index.js";
import type { PackDigests } from "./pack-digests.js";
import type { EditionDays } from "./editions/split.js";
import type { Unit } from "./expand-units.js";
import type { Category, Disposal } from "./schema/categories.js";
import type { Cited } from "./reasons.js";
import type { procedureOf } from "./rule-lists.js";
import type { Target } from "./schema/directory.js";
import type { Hotline, Script } from "./schema/dispose.js";
import type { Limit, StepDeclaration } from "./schema/limits.js";
import type { PackFile, PackLayer } from "./schema/pack.js";
import type { ObligationRule } from "./schema/responsibility.js";
import type { EventThen } from "./schema/ticket-events.js";
import type { RateName, TicketTerms } from "./schema/ticket-terms.js";
import type { BoundaryRule } from "./schema/route.js";
import type { ClassifyRule } from "./schema/classify.js";
import type { Division } from "./schema/units.js";
import type { UnitNames } from "./unit-names.js";

/** What a step can be recorded from: any rule, row, limit or principle of a pack. */
export interface Citable {
  readonly id: string;
  readonly title?: string;
  readonly basis: readonly string[];
}

/** What identifies a pack in a decision. */
export interface PackInfo {
  readonly id: string;
  readonly version: string;
  /** SHA-256 of the pack's canonical JSON, lower-case hex. */
  readonly digest: string;
  /** Of its parts, which tell what a change touches. */
  readonly digests: PackDigests;
  /** The packs it was merged from, the lowest first. Absent of a pack that stands on no other. */
  readonly layers?: readonly PackLayer[];
  /**
   * `YYYY-MM-DD`: only holiday notices published by this day were known. Absent when all of the pack's were.
   */
  readonly asOf?: string;
}

/** A rule with its condition made ready; `when` is `undefined` where it always holds. */
export interface CompiledRule<Then> extends Citable {
  readonly title: string;
  readonly when: CompiledCondition | undefined;
  readonly then: Then;
}

export interface CompiledRow extends Citable {
  readonly topic: string;
  readonly title: string;
  readonly when: CompiledCondition | undefined;
  readonly lead: Target;
  readonly co: readonly Target[];
  readonly cc: readonly Target[];
  readonly dual: boolean;
  /** Its own limit for the step that takes those of rows. */
  readonly limit: CompiledLimit | undefined;
}

/** A principle that goes before the directory, with who leads by topic; `null` where it does not apply. */
export interface CompiledPrinciple extends ConditionalPrinciple {
  readonly leads: ReadonlyMap<string, CompiledRow | null>;
}

/** A limit with from when it runs, as its `startsAt` says, ready to count by the pack's calendar. */
export interface CompiledLimit extends Cited<Limit> {
  readonly plan: Plan;
  readonly start:
    | { readonly at: "received" | "dispatched" }
    /** When another step is due. */
    | { readonly at: "due"; readonly step: string }
    /** When something happens after the dispatch. */
    | { readonly at: "event"; readonly event: string };
}

export interface CompiledTopic {
  readonly path: string;
  /** Index of the parent in the list, or -1. */
  readonly parent: number;
  readonly depth: number;
}

/** Words around those of topics, by what they do to their weight. */
export interface TopicMarks {
  readonly scanner: Scanner;
  /** Words that say what is asked for: those of topics in the same clause count this many times. */
  readonly asks: ReadonlySet<number>;
  readonly askFactor: number;
  /** Words that make a mere circumstance of the word right before them. */
  readonly asides: ReadonlySet<number>;
  readonly asideFactor: number;
}

export interface CompiledTopics {
  readonly list: readonly CompiledTopic[];
  /** Scanner word id → the topics it points to, with the weight. */
  readonly byWord: ReadonlyMap<number, readonly { readonly topic: number; readonly weight: number }[]>;
  /** Topic path → the kind that what people say of it mostly is. */
  readonly kinds: ReadonlyMap<string, string>;
  /** What says of words of topics beside them that they count more, or less. */
  readonly marks: TopicMarks;
  readonly threshold: number;
  readonly titleFactor: number;
  readonly margin: number;
  readonly sure: number;
  readonly chosen: Citable;
  readonly text: Citable;
}

export interface CompiledStep {
  readonly id: string;
  readonly title: string;
  /** Whether a directory row's own limit is for this step. */
  readonly directory?: true | undefined;
  readonly for: StepDeclaration["for"];
  readonly pick: StepDeclaration["pick"];
  /** Each gives a limit, or `null` for none. */
  readonly rules: readonly CompiledRule<CompiledLimit | null>[];
}

type ConditionalPrinciple = Citable & { readonly when: CompiledCondition | undefined };

type Procedure = Omit<ReturnType<typeof procedureOf>, "recusal" | "named">;

/** A pack made ready: frozen tables and closures, no file left to read. */
export interface CompiledPack {
  readonly info: PackInfo;
  readonly title: string;
  readonly effective: PackFile["effective"];
  /** The days on which its entries are in force as they are here. */
  readonly days: EditionDays;
  readonly utcOffset: string;
  readonly utcOffsetMs: number;
  /** The facts of `pack.json`: those an appeal may state under `facts`. */
  readonly declaredFacts: ReadonlyMap<string, DeclaredFact>;
  readonly signals: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, Cited<Category>>;
  readonly topics: CompiledTopics;
  readonly topicPaths: ReadonlySet<string>;
  readonly divisions: ReadonlyMap<string, Division>;
  readonly units: ReadonlyMap<string, Unit>;
  /** The division of the whole city, where the pack has one. */
  readonly city: string | undefined;
  /** How it reads text: what the scanners look through, and their words. */
  readonly fold: Folding;
  readonly slips: Spelling["slips"];
  /** What its lists of words are called. */
  readonly listTitles: ReadonlyMap<string, string>;
  readonly scanner: Scanner;
  /** Scanner over the names of divisions, for appeals that do not say where. */
  readonly places: { readonly scanner: Scanner; readonly codes: readonly (readonly string[])[] };
  /** What units are called, for accusations that name one in their text. */
  readonly unitNames: UnitNames;
  readonly classify: readonly CompiledRule<ClassifyRule["then"]>[];
  /** What a human must look at, whatever kind it is. */
  readonly review: readonly (ConditionalPrinciple & { readonly danger?: string | undefined })[];
  readonly dispose: readonly CompiledRule<Disposal>[];
  readonly scripts: ReadonlyMap<string, Script>;
  readonly hotlines: ReadonlyMap<string, Hotline>;
  /** Topic path → its rows, top to bottom; `""` is the root. */
  readonly directory: ReadonlyMap<string, readonly CompiledRow[]>;
  readonly route: { readonly [Key in keyof Procedure]: Citable } & {
    readonly recusal: ConditionalPrinciple;
    readonly named: ConditionalPrinciple | undefined;
    readonly principles: readonly CompiledPrinciple[];
    readonly boundary: readonly CompiledRule<BoundaryRule["then"]>[];
  };
  readonly steps: readonly CompiledStep[];
  readonly limits: ReadonlyMap<string, CompiledLimit>;
  /** Statutory milestones that limits wait for, with what they are called. */
  readonly milestones: ReadonlyMap<string, string>;
  readonly obligations: readonly CompiledRule<ObligationRule["then"]>[];
  /** Ticket event → its rules, top to bottom; an event without a list is refused. */
  readonly events: ReadonlyMap<EventType, readonly CompiledRule<EventThen>[]>;
  /** `undefined` where the pack says nothing about tickets. */
  readonly ticket: CompiledTerms | undefined;
  /** The source's own words, by the rule that cites them. */
  readonly quotes: ReadonlyMap<string, string>;
  readonly calendar: WorkCalendar;
  /** The years of the calendar that are published, each with the digest of its notices. */
  readonly years: ReadonlyMap<number, string>;
  readonly workingTime: WorkingTime;
}

/** One working day and, where the pack has office hours for tickets, one working hour, ready to count. */
export interface WorkingTime {
  readonly workday: Plan;
  readonly workhour: Plan | undefined;
}

/** The pack's words and measures for tickets. */
export interface CompiledTerms extends Omit<TicketTerms, "rates" | "order"> {
  readonly order: Citable;
  readonly rates:
    | (Omit<NonNullable<TicketTerms["rates"]>, "exclude"> & {
        readonly exclude: readonly CompiledRule<{ from: RateName[] }>[];
      })
    | undefined;
}
