import { type Decision, type Dispatcher, packOf } from "../decide/index.js";
import type { Diagnostic, InEveryLanguage, Language } from "../diagnostic/index.js";
import { explainWords } from "../explain/index.js";

/** Counts what became of the appeals of one run. */
export class Tally {
  decided = 0;
  rejected = 0;
  review = 0;
  held = 0;
  /** Decisions more than lines, of appeals that were split. */
  split = 0;
  readonly #categories = new Map<string, number>();
  readonly #dispositions = new Map<Decision["disposition"]["value"], number>();
  readonly #modes = new Map<NonNullable<Decision["routing"]>["mode"]["value"], number>();
  readonly #rejects = new Map<string, { count: number; first: string }>();

  get lines(): number {
    return this.decided + this.rejected - this.split;
  }

  decision({ category, disposition, routing, review, hold }: Decision): void {
    this.decided += 1;
    if (review.length > 0) this.review += 1;
    if (hold !== null) this.held += 1;
    add(this.#categories, category.value);
    add(this.#dispositions, disposition.value);
    if (routing) add(this.#modes, routing.mode.value);
  }

  /** A line is counted once under each code it was refused for. */
  reject(diagnostics: readonly Diagnostic[], place: string): void {
    this.rejected += 1;
    for (const code of new Set(diagnostics.map((found) => found.code))) {
      const known = this.#rejects.get(code);
      if (known) known.count += 1;
      else this.#rejects.set(code, { count: 1, first: place });
    }
  }

  /** What became of all appeals, in words: first how many, then a line for each thing counted. */
  summary(dispatcher: Dispatcher, seconds: number, lang: Language): string {
    const words = explainWords[lang];
    const own = tallyWords[lang];
    const { categories } = packOf(dispatcher);
    const category = (id: string) => (words.readsTitles ? (categories.get(id)?.title ?? id) : id);
    const rows: Row[] = [
      [words.label.category, counts(this.#categories, category)],
      [own.disposition, counts(this.#dispositions, (id) => words.value.disposition[id])],
      [words.label.mode, counts(this.#modes, (id) => words.value.mode[id])],
      ...this.#refused(words.note, own),
    ];
    const told = rows.filter(([, items]) => items.length > 0);
    return [
      own.total(this, seconds),
      ...told.map(([label, items]) => `  ${words.pair(label, words.list(items))}`),
    ].join("\n");
  }

  /** A line for each code, the most frequent first. */
  #refused(note: (text: string) => string, own: TallyWords): Row[] {
    const byCount = [...this.#rejects].sort(([, a], [, b]) => b.count - a.count);
    return byCount.map(([code, { count, first }]) => [
      own.refused,
      [`${code} ${count}${note(own.first(first))}`],
    ]);
  }
}

/** One line of the summary: what is counted, and how often each of it came. */
type Row = readonly [label: string, items: readonly string[]];

interface TallyWords {
  readonly total: (tally: Tally, seconds: number) => string;
  readonly disposition: string;
  readonly refused: string;
  readonly first: (place: string) => string;
}

const tallyWords: InEveryLanguage<TallyWords> = {
  "zh-CN": {
    total: ({ lines, decided, rejected, review, held, split }, seconds) => {
      const ofThem = held > 0 ? `（其中暂扣 ${held}）` : "";
      const counts = `作出结论 ${decided}${split > 0 ? `（拆出 ${split}）` : ""}，退回 ${rejected}，须人工核对 ${review}${ofThem}`;
      return `共 ${lines} 条：${counts}；${seconds.toFixed(1)} 秒，每秒 ${rate(lines, seconds)} 条`;
    },
    disposition: "处置",
    refused: "退回",
    first: (place) => `首见 ${place}`,
  },
  en: {
    total: ({ lines, decided, rejected, review, held, split }, seconds) => {
      const ofThem = held > 0 ? ` (${held} held)` : "";
      const counts = `${decided} decided${split > 0 ? ` (${split} by splitting)` : ""}, ${rejected} refused, ${review} for a human to check${ofThem}`;
      return `${lines} appeals: ${counts}; ${seconds.toFixed(1)} s, ${rate(lines, seconds)} appeals/s`;
    },
    disposition: "disposition",
    refused: "refused",
    first: (place) => `first at ${place}`,
  },
};

function rate(lines: number, seconds: number): number {
  return Math.round(lines / Math.max(seconds, 0.001));
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** `["投诉 12", "求助 3"]`, the most frequent first. */
function counts<Key>(counted: ReadonlyMap<Key, number>, name: (key: Key) => string): string[] {
  const mostFirst = [...counted].sort(([, a], [, b]) => b - a);
  return mostFirst.map(([key, count]) => `${name(key)} ${count}`);
}
