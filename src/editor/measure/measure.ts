import { type Decision, type Dispatcher, type DispatchResult, packOf } from "../../decide/index.js";
import { type Diagnostic, type Locate, locateIn } from "../../diagnostic/index.js";
import { isObject } from "../../json/index.js";
import type { CompiledPack, PackInfo } from "../../pack/index.js";
import { type Answer, Answers } from "./answers.js";
import { isRight, type LabelField, labelFields, LabelReader, type Expected } from "./labels.js";
import { type Count, type Separation, separation } from "./separation.js";

/** How many labels a pack meets, of all and by whether a human is asked to look. */
export interface Accuracy {
  readonly all: Count;
  /** Where `review` is empty: the decision could be sent as it is. */
  readonly clear: Count;
  readonly reviewed: Count;
}

/** A topic found in words, with how sure that was. */
export interface ScoredTopic {
  readonly appeal: string;
  readonly score: number;
  /** Above the next topic. */
  readonly margin: number;
  readonly right: boolean;
}

/** How a pack does on labelled appeals. */
export interface PackMeasure {
  readonly pack: PackInfo;
  /** Decided; those refused are not among them. */
  readonly appeals: number;
  /** Of them with an empty `review`. */
  readonly clear: number;
  readonly refused: number;
  readonly accuracy: Readonly<Record<LabelField, Accuracy>>;
  /** How well the score of a topic, and its margin over the next, tell right from wrong. */
  readonly separation: Readonly<Record<"score" | "margin", Separation>>;
  /** What was decided for what is expected, right and wrong: the confusion table of each field. */
  readonly answers: Readonly<Record<LabelField, readonly Answer[]>>;
  readonly topics: readonly ScoredTopic[];
}

/** Measures labelled appeals one by one. */
export class Measuring {
  readonly #readers = new Map<CompiledPack, LabelReader>();
  readonly #tallies = ofEach(() => new Tally());
  readonly #answers = ofEach(() => new Answers());
  readonly #topics: ScoredTopic[] = [];
  #appeals = 0;
  #clear = 0;
  #refused = 0;

  constructor(readonly dispatcher: Dispatcher) {
    packOf(dispatcher);
  }

  /** Measures one; returns why it could not be, if so. */
  take(input: unknown, locate: Locate = locateIn("labelled")): readonly Diagnostic[] {
    const read = this.#readerFor(input).read(input, locate);
    const inside: Locate = (path, part) => locate(["appeal", ...path], part);
    const result: DispatchResult = read.ok
      ? this.dispatcher.safeDispatch(read.appeal, { locate: inside })
      : read;
    if (read.ok && result.ok) {
      this.#count(result.decision, read.wanted);
      return [];
    }
    return this.refuse(result.ok ? [] : result.diagnostics);
  }

  /** A label is read by what is in force when its appeal is received. */
  #readerFor(input: unknown): LabelReader {
    const pack = packOf(this.dispatcher, isObject(input) ? input["appeal"] : undefined);
    const reader = this.#readers.get(pack) ?? new LabelReader(pack);
    this.#readers.set(pack, reader);
    return reader;
  }

  /** Counts one that cannot be read, and hands on why. */
  refuse(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
    this.#refused += 1;
    return diagnostics;
  }

  #count(decision: Decision, wanted: Expected): void {
    const clear = decision.review.length === 0;
    this.#appeals += 1;
    if (clear) this.#clear += 1;
    for (const field of labelFields) {
      const right = wanted[field];
      if (right !== undefined) this.#compare(field, right, decision, clear);
    }
  }

  #compare(field: LabelField, wanted: readonly (string | null)[], decision: Decision, clear: boolean): void {
    const actual = actualValues[field](decision);
    const right = isRight(field, wanted, actual);
    const found = foundBy(decision);
    this.#tallies[field].add(right, clear);
    this.#answers[field].add(
      { expected: right ? actual : (wanted[0] ?? null), actual, right },
      decision.appealId,
      found?.words ?? [],
    );
    if (field === "topic" && found !== undefined)
      this.#topics.push({ appeal: decision.appealId, score: found.score, margin: found.margin, right });
  }

  get result(): PackMeasure {
    const topics = this.#topics;
    const by = (name: "score" | "margin") =>
      separation(topics.map((topic) => ({ value: topic[name], right: topic.right })));
    return {
      pack: this.dispatcher.pack,
      appeals: this.#appeals,
      clear: this.#clear,
      refused: this.#refused,
      accuracy: ofEach((field) => this.#tallies[field].accuracy),
      separation: { score: by("score"), margin: by("margin") },
      answers: ofEach((field) => this.#answers[field].list),
      topics,
    };
  }
}

/**
 * Returns how a pack does on labelled appeals: accuracy of kind, topic and lead, by whether `review` is
 * empty, how well scores separate right from wrong, and what is taken for what.
 *
 * Each is `{ appeal, label }`; a label says `category`, `topic` or `lead`: one that is right or a list of
 * such, by id or by name, `null` for none. What cannot be read or decided is counted as refused.
 * @example measure(dispatcher, [{ appeal, label: { category: "投诉" } }]).accuracy.category.all // { right: 1, of: 1 }
 */
export function measure(dispatcher: Dispatcher, labelled: Iterable<unknown>): PackMeasure {
  const measuring = new Measuring(dispatcher);
  for (const one of labelled) measuring.take(one);
  return measuring.result;
}

function ofEach<Value>(value: (field: LabelField) => Value): Record<LabelField, Value> {
  return { category: value("category"), topic: value("topic"), lead: value("lead") };
}

const actualValues: Readonly<Record<LabelField, (decision: Decision) => string | null>> = {
  category: ({ category }) => category.value,
  topic: ({ topic }) => topic?.value ?? null,
  lead: ({ routing }) => routing?.lead?.value ?? null,
};

interface Found {
  readonly words: readonly string[];
  readonly score: number;
  readonly margin: number;
}

/** By which words a topic was found; `undefined` where it was chosen, or none was found. */
function foundBy({ topic, trace }: Decision): Found | undefined {
  const notes = trace.find(({ rule }) => rule === topic?.by)?.notes;
  return notes && "score" in notes ? (notes as unknown as Found) : undefined;
}

class Tally {
  readonly #right = { clear: 0, reviewed: 0 };
  readonly #of = { clear: 0, reviewed: 0 };

  add(right: boolean, clear: boolean): void {
    const part = clear ? "clear" : "reviewed";
    this.#of[part] += 1;
    if (right) this.#right[part] += 1;
  }

  get accuracy(): Accuracy {
    const [right, of] = [this.#right, this.#of];
    return {
      all: { right: right.clear + right.reviewed, of: of.clear + of.reviewed },
      clear: { right: right.clear, of: of.clear },
      reviewed: { right: right.reviewed, of: of.reviewed },
    };
  }
}
