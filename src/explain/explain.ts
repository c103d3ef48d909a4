import { type Decision, type Dispatcher, packOf, shownDecision } from "../decide/index.js";
import { deadlineLines } from "./deadlines.js";
import { type Names, namesOf } from "./names.js";
import {
  confidentialLines,
  dutyLines,
  howLines,
  reviewLines,
  timesLine,
  whatLines,
  whoLines,
  whyLines,
} from "./sections.js";
import { explainWords } from "./locales/all.js";
import { argument, defaultLanguage, type Language, languageOptions, visible } from "../diagnostic/index.js";
import type { PackInfo } from "../pack/index.js";

export interface ExplainOptions {
  /** Language of the explanation; names, titles and scripts stay as the pack has them. Default `zh-CN`. */
  readonly lang?: Language;
}

/**
 * Returns a decision as text for a dispatcher (派单员) or an auditor: what the appeal is, how it is disposed
 * of, who handles it, by when with each day counted or skipped, what the units must do, what a human must
 * check, and every rule with its condition, actual values and basis. Lines end in `\n`; there are no colours,
 * and characters a terminal would obey are made visible.
 *
 * It renders and never decides. `dispatcher` should be the one that made the decision: it supplies names and
 * titles, and the text says so when its pack is another version. Throws `DiagnosticError` for a decision or
 * options that are none.
 * @example explain(dispatcher.dispatch(appeal), dispatcher, { lang: "en" })
 */
export function explain(decision: Decision, dispatcher: Dispatcher, options: ExplainOptions = {}): string {
  const { lang = defaultLanguage } = argument("options", languageOptions, options);
  argument("decision", shownDecision, decision);
  const words = explainWords[lang];
  const names = namesOf(packOf(dispatcher, decision), words);
  const { heading, label } = words;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [heading.what, whatLines(decision, names)],
    [heading.how, howLines(decision, names)],
    [heading.who, whoLines(decision, names)],
    [heading.when, deadlineLines(decision, names)],
    [heading.duties, dutyLines(decision, names)],
    [heading.confidential, confidentialLines(decision, names)],
    [heading.review, reviewLines(decision, names)],
    [heading.why, whyLines(decision, names)],
  ];
  return [
    `${label.appeal} ${decision.appealId}`,
    timesLine(decision, names),
    ...sections.flatMap(([title, lines]) => ["", title, ...lines.map((line) => `  ${line}`)]),
    "",
    ...packLines(decision.pack, names),
    "",
  ]
    .map(visible)
    .join("\n");
}

function packLines(decidedBy: PackInfo, { pack, words }: Names): string[] {
  const text = ({ id, version, digest }: PackInfo) => `${id} ${version} sha256:${digest}`;
  const own = words.pair(words.label.pack, text(decidedBy));
  return decidedBy.digest === pack.info.digest ? [own] : [own, `⚠ ${words.otherPack(text(decidedBy))}`];
}
