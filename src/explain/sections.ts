import { formatInstant, parseInstant } from "../calendar/index.js";
import type { Evidence } from "../condition/index.js";
import { wordFor } from "../diagnostic/index.js";
import type { Decided, Decision, Release, ReviewReason, Step } from "../decide/index.js";
import { clock, instantText } from "./deadlines.js";
import { evidenceLines } from "./evidence.js";
import type { Names } from "./names.js";
import { Told } from "./told.js";

const cited = (text: string, decided: Decided<unknown>, { words }: Names): string =>
  `${text}${words.cite(decided.by)}`;

export function timesLine({ receivedAt, dispatchedAt }: Decision, { words }: Names): string {
  return words.times(timeText(receivedAt), dispatchedAt === receivedAt ? null : timeText(dispatchedAt));
}

function timeText(instant: string): string {
  return `${instant.slice(0, 10)} ${clock(instant)}`;
}

export function whatLines({ category, topic, trace }: Decision, names: Names): string[] {
  const { words } = names;
  const notes = trace.find((step) => step.rule === topic?.by)?.notes;
  return [
    cited(words.pair(words.label.category, names.value("category", category.value)), category, names),
    words.pair(words.label.topic, topic === null ? words.noTopic : cited(topic.value, topic, names)),
    ...(notes ? [`  ${notesText(notes, names)}`] : []),
  ];
}

function notesText(notes: NonNullable<Step["notes"]>, { words, unit }: Names): string {
  const value = (key: string, one: string | number | readonly string[]) =>
    typeof one === "object" ? words.list(key === "recused" ? one.map(unit) : one) : String(one);
  return words.sentences(
    Object.entries(notes).map(([key, one]) => words.pair(wordFor(words.notes, key), value(key, one))),
  );
}

export function howLines({ disposition }: Decision, names: Names): string[] {
  const { words, pack } = names;
  const { script, hotline } = disposition;
  const line = hotline === null ? "" : `${hotline} ${pack.hotlines.get(hotline)?.title ?? ""}`.trim();
  return [
    cited(words.value.disposition[disposition.value], disposition, names),
    ...(script ? [`${words.pair(words.label.script, script.text)}${words.cite(script.id)}`] : []),
    ...(line === "" ? [] : [words.pair(words.label.hotline, line)]),
  ];
}

export function whoLines({ routing }: Decision, names: Names): string[] {
  const { words } = names;
  if (routing === null) return [words.notSent];
  const unit = (label: string) => (decided: Decided<string>) =>
    cited(words.pair(label, names.unit(decided.value)), decided, names);
  return [
    cited(words.pair(words.label.mode, words.value.mode[routing.mode.value]), routing.mode, names),
    ...(routing.reason
      ? [
          cited(
            words.pair(words.label.conference, words.conference[routing.reason.value]),
            routing.reason,
            names,
          ),
        ]
      : []),
    ...(routing.lead ? [unit(words.label.lead)(routing.lead)] : []),
    ...routing.co.map(unit(words.label.co)),
    ...routing.cc.map(unit(words.label.cc)),
    ...routing.recused.map(unit(words.label.recused)),
  ];
}

export function dutyLines({ obligations }: Decision, names: Names): string[] {
  const { words } = names;
  if (obligations.length === 0) return [words.none];
  return obligations.map((decided) => {
    const { unit, text, to, dueAt } = decided.value;
    return cited(
      words.duty(names.unit(unit), text, wordFor(words.to, to), dueAt === null ? null : instantText(dueAt)),
      decided,
      names,
    );
  });
}

export function confidentialLines({ confidential, hold }: Decision, names: Names): string[] {
  const { words } = names;
  const kept = words.confidential(confidential);
  if (hold === null) return [kept];
  const state = hold.released ? releasedText(hold.released, names) : `⚠ ${words.hold}`;
  return [kept, `${state}${words.cite(hold.by)}`];
}

/** A release keeps its instant as it was told, in any offset. */
function releasedText({ by, at }: Release, { words, pack }: Names): string {
  const read = parseInstant(at);
  return words.released(by, read.ok ? timeText(formatInstant(read.value, pack.utcOffsetMs)) : at);
}

export function reviewLines({ review }: Decision, names: Names): string[] {
  const { words } = names;
  if (review.length === 0) return [words.noReview];
  const say = {
    place: names.place,
    unit: names.unit,
    conference: (reason: keyof typeof words.conference) => words.conference[reason],
  };
  const sentence = <Code extends ReviewReason["code"]>(reason: Extract<ReviewReason, { code: Code }>) =>
    words.review[reason.code as Code](reason, say);
  return review.map((reason) => `⚠ ${sentence(reason)}`);
}

/** Each rule in the order the pipeline read it, with its condition as it stood and its basis. */
export function whyLines({ trace }: Decision, names: Names): string[] {
  const { words } = names;
  const unconditional = rulesWithoutCondition(names);
  const told = new Told();
  return trace.flatMap((step, index) => [
    `${index + 1}. ${words.stage[step.stage]} ${step.rule} ${step.title}`,
    ...(step.when ? whenLines(step.when, names, told) : []),
    ...(unconditional.has(step.rule) ? [`   ${words.always}`] : []),
    ...(step.notes ? [`   ${notesText(step.notes, names)}`] : []),
    `   ${words.pair(words.label.basis, words.sentences(step.basis))}`,
    ...quoteLines(step.rule, names),
  ]);
}

function quoteLines(rule: string, { words, pack }: Names): string[] {
  const quote = pack.quotes.get(rule);
  return quote === undefined ? [] : [`   ${words.pair(words.label.quote, quote)}`];
}

function whenLines(when: Evidence, names: Names, told: Told): string[] {
  told.learn(when);
  return evidenceLines(when, names, told).map((line) => `   ${line}`);
}

/**
 * Rules that hold whatever the facts. Limits and principles have no condition of their own either, but do not
 * always apply.
 */
function rulesWithoutCondition({ pack }: Names): ReadonlySet<string> {
  const lists = [
    pack.classify,
    pack.dispose,
    pack.route.principles,
    pack.route.boundary,
    pack.obligations,
    ...pack.directory.values(),
    ...pack.steps.map((step) => step.rules),
  ];
  return new Set(
    lists.flatMap((rules) => rules.flatMap((rule) => (rule.when === undefined ? [rule.id] : []))),
  );
}
