import {
  type Answer,
  type Count,
  type LabelField,
  labelFields,
  type PackMeasure,
} from "../../editor/index.js";
import type { InEveryLanguage, Language } from "../../diagnostic/index.js";
import type { CompiledPack } from "../../pack/index.js";

/** What tells how sure a topic is. */
export const topicNumbers = ["score", "margin"] as const;

/** Most mistakes of one field that are said. */
const mostMistakes = 15;

/** A measure in words: what its text and its page share. */
export class WordedMeasure {
  readonly words: MeasureWords;

  constructor(
    readonly measure: PackMeasure,
    readonly pack: CompiledPack,
    readonly lang: Language,
  ) {
    this.words = measureWords[lang];
  }

  get heading(): string {
    const { appeals, clear, refused, pack } = this.measure;
    const name = `${this.lang === "zh-CN" ? this.pack.title : pack.id} ${pack.version}`;
    return `${name}${this.words.colon}${this.words.counts(appeals, ratio({ right: clear, of: appeals }), refused)}`;
  }

  /** How many are right, a row for each field under a row of headings. */
  get accuracy(): readonly (readonly string[])[] {
    const { words, measure } = this;
    const parts = ["all", "clear", "reviewed"] as const;
    const rows = labelFields.map((field) => [
      words.fields[field],
      ...parts.map((part) => ratio(measure.accuracy[field][part])),
    ]);
    return [["", ...parts.map((part) => words.parts[part])], ...rows];
  }

  /** What a label or a decision says, by name. */
  name(field: LabelField, value: string | null): string {
    if (value === null) return this.words.none;
    if (field === "category" && this.lang === "zh-CN") return this.pack.categories.get(value)?.title ?? value;
    return (field === "lead" && this.pack.units.get(value)?.name) || value;
  }

  /** The most frequent mistakes of a field. */
  mistakes(field: LabelField): readonly Answer[] {
    return this.measure.answers[field].filter(({ right }) => !right).slice(0, mostMistakes);
  }
}

/** `95/110 86.4%`, or `–` of none. */
export function ratio({ right, of }: Count): string {
  return of === 0 ? "–" : `${right}/${of} ${((100 * right) / of).toFixed(1)}%`;
}

/** Two decimals, or `–` where there is no such number. */
export function decimal(value: number | null): string {
  return value === null ? "–" : value.toFixed(2);
}

interface MeasureWords {
  readonly colon: string;
  readonly none: string;
  readonly counts: (appeals: number, clear: string, refused: number) => string;
  readonly fields: Readonly<Record<LabelField, string>>;
  readonly parts: Readonly<Record<"all" | "clear" | "reviewed", string>>;
  readonly numbers: Readonly<Record<"score" | "margin", string>>;
  readonly separates: (number: string, auc: string) => string;
  readonly atLeast: string;
  readonly right: string;
  readonly wrong: string;
  readonly mistakes: (field: string) => string;
  readonly columns: Readonly<Record<"count" | "expected" | "actual" | "words" | "appeals", string>>;
}

const measureWords: InEveryLanguage<MeasureWords> = {
  "zh-CN": {
    colon: "：",
    none: "无",
    counts: (appeals, clear, refused) => `衡量 ${appeals} 件，不须核对 ${clear}，未能衡量 ${refused} 件`,
    fields: { category: "类型", topic: "事项", lead: "主办" },
    parts: { all: "全部", clear: "不须核对", reviewed: "须人工核对" },
    numbers: { score: "得分", margin: "与下一事项的分差" },
    separates: (number, auc) => `事项的${number}分得出对错：${auc}（0.5 分不出，1 全分得出）`,
    atLeast: "至少",
    right: "对",
    wrong: "错",
    mistakes: (field) => `${field}判错`,
    columns: { count: "件数", expected: "标注", actual: "判为", words: "依据的词", appeals: "例如" },
  },
  en: {
    colon: ": ",
    none: "none",
    counts: (appeals, clear, refused) =>
      `${appeals} appeals measured, nothing to review in ${clear}, ${refused} refused`,
    fields: { category: "category", topic: "topic", lead: "lead" },
    parts: { all: "all", clear: "nothing to review", reviewed: "to review" },
    numbers: { score: "score", margin: "margin" },
    separates: (number, auc) =>
      `the ${number} of a topic tells right from wrong: ${auc} (0.5 not at all, 1 always)`,
    atLeast: "at least",
    right: "right",
    wrong: "wrong",
    mistakes: (field) => `mistakes: ${field}`,
    columns: { count: "count", expected: "label", actual: "decided", words: "words", appeals: "such as" },
  },
};
