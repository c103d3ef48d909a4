import { type Decision, type Dispatcher, packOf } from "../decide/index.js";
import type { Diagnostic } from "../diagnostic/index.js";
import { explainEn, explainZhCn } from "../explain/index.js";
import type { Lang } from "./words.js";

const vocabulary = { "zh-CN": explainZhCn, en: explainEn };

/** Counts what became of the appeals of one run. */
export class Tally {
  decided = 0;
  rejected = 0;
  review = 0;
  held = 0;
  readonly #categories = new Map<string, number>();
  readonly #dispositions = new Map<Decision["disposition"]["value"], number>();
  readonly #modes = new Map<NonNullable<Decision["routing"]>["mode"]["value"], number>();
  readonly #rejects = new Map<string, { count: number; first: string }>();

  get lines(): number {
    return this.decided + this.rejected;
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

  summary(dispatcher: Dispatcher, seconds: number, lang: Lang): string {
    const words = vocabulary[lang];
    const zh = lang === "zh-CN";
    const { categories } = packOf(dispatcher);
    const rate = Math.round(this.lines / Math.max(seconds, 0.001));
    const line = (label: string, counts: ReadonlyMap<string, number>, name: (key: string) => string) =>
      counts.size === 0
        ? []
        : [`  ${words.pair(label, words.list(most(counts).map(([key, count]) => `${name(key)} ${count}`)))}`];
    const refused = most(new Map([...this.#rejects].map(([code, { count }]) => [code, count])));
    const where = (code: string) =>
      zh ? `首见 ${this.#rejects.get(code)?.first}` : `first at ${this.#rejects.get(code)?.first}`;
    return [
      zh
        ? `共 ${this.lines} 条：作出结论 ${this.decided}，退回 ${this.rejected}，须人工核对 ${this.review}${this.held > 0 ? `（其中暂扣 ${this.held}）` : ""}；${seconds.toFixed(1)} 秒，每秒 ${rate} 条`
        : `${this.lines} appeals: ${this.decided} decided, ${this.rejected} refused, ${this.review} for a human to check${this.held > 0 ? ` (${this.held} held)` : ""}; ${seconds.toFixed(1)} s, ${rate} appeals/s`,
      ...line(words.label.category, this.#categories, (id) => (zh ? (categories.get(id)?.title ?? id) : id)),
      ...line(
        zh ? "处置" : "disposition",
        this.#dispositions,
        (id) => words.disposition[id as keyof typeof words.disposition],
      ),
      ...line(words.label.mode, this.#modes, (id) => words.mode[id as keyof typeof words.mode]),
      ...refused.map(
        ([code, count]) =>
          `  ${words.pair(zh ? "退回" : "refused", `${code} ${count}${words.note(where(code))}`)}`,
      ),
    ].join("\n");
  }
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function most(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort((a, b) => b[1] - a[1]);
}
