import type { DayNote } from "../calendar/index.js";
import type { Disposition, PackInfo } from "../pack/index.js";
import type { Decided, Step } from "./trace.js";

export type Mode = "direct" | "dual" | "district" | "conference";

/** Why no unit could be named before people have conferred. */
export type ConferenceReason = "place-unknown" | "no-row" | "boundary" | "no-common-unit" | "no-superior";

export interface DecidedDisposition extends Decided<Disposition> {
  /** What to tell the appellant: the script's id and text. */
  readonly script: { readonly id: string; readonly text: string } | null;
  /** The line to transfer to. */
  readonly hotline: string | null;
}

/** Who handles a dispatched (or forwarded) appeal. */
export interface Routing {
  readonly mode: Decided<Mode>;
  /** The one responsible unit (主办、首接单位); `null` exactly when the mode is `conference`. */
  readonly lead: Decided<string> | null;
  readonly co: readonly Decided<string>[];
  readonly cc: readonly Decided<string>[];
  /** Units complained about: they may not lead, now or later. */
  readonly recused: readonly Decided<string>[];
  /** Why to confer; set exactly when the mode is `conference`. */
  readonly reason: Decided<ConferenceReason> | null;
}

/** A limit applied to one ticket. */
export interface Deadline {
  readonly step: string;
  /** Whose deadline it is; `null` for the hotline itself, or where no unit leads yet. */
  readonly unit: string | null;
  readonly limit: string;
  /** Start of counting, ISO 8601 in the pack's offset; `null` while `waitsFor` has not happened. */
  readonly startsAt: string | null;
  /**
   * The last instant that is still in time (inclusive). 24:00 of 27 November is `2026-11-28T00:00:00+08:00`.
   */
  readonly dueAt: string | null;
  /** `YYYY-MM-DD` */
  readonly lastDay: string | null;
  /** The event the limit starts from, where the decision cannot know it. */
  readonly waitsFor: string | null;
  /** The days from start to last day that do not count, each with its reason and notice. */
  readonly skipped: readonly DayNote[];
  /** Counted over a year whose holidays are not published yet. */
  readonly provisional: boolean;
  readonly by: Decided<unknown>["by"];
}

/** What a unit must do (首接负责制). */
export interface Obligation {
  /** `null` for the hotline itself. */
  readonly unit: string | null;
  readonly kind: string;
  readonly text: string;
  readonly to: string;
  /** By when, where a step's deadline says so. */
  readonly dueAt: string | null;
}

/** Why a human must look before the decision is sent. */
export type ReviewReason =
  | { readonly code: "topic/none" }
  /** Written in another language: rules look for Chinese words. */
  | { readonly code: "text/not-chinese" }
  /** Words of the text are misspelt, and were read as they were most likely meant. */
  | {
      readonly code: "text/misspelt";
      readonly words: readonly { readonly written: string; readonly read: string }[];
    }
  | { readonly code: "topic/ambiguous"; readonly topics: readonly string[] }
  /** The words found point to this topic, by which a unit was chosen, and weigh too little to be sure. */
  | {
      readonly code: "topic/thin-evidence";
      readonly topic: string;
      readonly words: readonly string[];
      readonly score: number;
    }
  /** What is said one after another leads to different units: an appeal for each, see `splitAppeal`. */
  | {
      readonly code: "several-matters";
      readonly matters: readonly {
        readonly text: string;
        readonly topic: string | null;
        readonly lead: string | null;
      }[];
    }
  | { readonly code: "category/default" }
  | {
      readonly code: "pack/review";
      readonly rule: string;
      readonly title: string;
      readonly hotline: string | null;
    }
  /** Transferred for what the text says, which nobody has confirmed. */
  | { readonly code: "transfer/by-text"; readonly hotline: string | null }
  /** The text alone would be transferred by this rule; the operator chose something else, so it is not. */
  | { readonly code: "transfer/withheld"; readonly rule: string; readonly hotline: string | null }
  | { readonly code: "place/from-text"; readonly divisions: readonly string[] }
  | { readonly code: "place/co-unknown"; readonly targets: readonly string[] }
  | { readonly code: "conference"; readonly reason: ConferenceReason }
  | { readonly code: "calendar/provisional"; readonly years: readonly number[] }
  | { readonly code: "history/no-ids" }
  /** The text names these units, and they take part or are above a unit that does. */
  | { readonly code: "about/named-in-text"; readonly units: readonly string[] }
  /** These units are complained about, and a unit below them takes part. */
  | { readonly code: "about/above"; readonly units: readonly string[] }
  /**
   * A confidential accusation of which nobody has stated the unit it is about, nor is one named that takes
   * part.
   */
  | { readonly code: "about/none-named" };

export type HoldReason = Extract<ReviewReason["code"], `about/${string}`>;

/** Who let a held decision go, as `release` was told. */
export interface Release {
  readonly by: string;
  /** ISO 8601 with its offset. */
  readonly at: string;
}

/**
 * What keeps a confidential accusation back: it may reach the very unit it accuses.
 * While `released` is `null` no ticket opens and no unit is shown anything.
 */
export interface Hold extends Decided<HoldReason> {
  readonly released: Release | null;
}

/** Everything decided about one appeal, as plain JSON. */
export interface Decision {
  readonly appealId: string;
  readonly pack: PackInfo;
  /** ISO 8601 in the pack's offset. */
  readonly receivedAt: string;
  /** When it is sent to units, ISO 8601 in the pack's offset; `receivedAt` where the appeal does not say. */
  readonly dispatchedAt: string;
  readonly category: Decided<string>;
  readonly topic: Decided<string> | null;
  readonly disposition: DecidedDisposition;
  /** `null` where nothing is sent to a unit. */
  readonly routing: Routing | null;
  readonly deadlines: readonly Deadline[];
  readonly obligations: readonly Decided<Obligation>[];
  /** The reporter must not be shown to the units complained about. */
  readonly confidential: boolean;
  /** What keeps it from being sent before a person has looked; `null` where nothing does. */
  readonly hold: Hold | null;
  /** Empty means safe to send. */
  readonly review: readonly ReviewReason[];
  readonly trace: readonly Step[];
  /** The appeal's own `extra`, untouched. */
  readonly extra?: Readonly<Record<string, unknown>>;
}
