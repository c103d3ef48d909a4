import { wordFor } from "../diagnostic/index.js";
import { builtInFacts, dueStep, type FactType, type FactValueWords } from "../facts/index.js";
import type { CompiledPack } from "../pack/index.js";
import type { ExplainWords } from "./words.js";

/** How things are called in one pack and one language; whatever the pack does not know is shown by its id. */
export interface Names {
  readonly words: ExplainWords;
  readonly pack: CompiledPack;
  /** `东区一街街道办事处（990101001）`; `null` is the hotline itself. */
  readonly unit: (id: string | null) => string;
  readonly place: (code: string) => string;
  readonly fact: (name: string) => string;
  /** A value a rule compares with, by the kind of its fact: a unit, a place, a kind of appeal, a signal. */
  readonly value: (fact: string, value: string | number | boolean) => string;
  readonly wordList: (id: string) => string;
  readonly step: (id: string) => string;
  /** What a limit starts from: an event, or the end of another step. */
  readonly event: (startsAt: string) => string;
}

export function namesOf(pack: CompiledPack, words: ExplainWords): Names {
  const specs = new Map([...builtInFacts, ...pack.declaredFacts.values()].map((spec) => [spec.name, spec]));
  const withId = (name: string | undefined, id: string) =>
    name === undefined || name === id ? id : `${name}${words.note(id)}`;
  const unit = (id: string | null) => (id === null ? words.centre : withId(pack.units.get(id)?.name, id));
  const place = (code: string) => withId(pack.divisions.get(code)?.name, code);
  const step = (id: string) => pack.steps.find((declared) => declared.id === id)?.title ?? id;
  const asWritten = (value: string) => value;
  const titles: Readonly<Record<FactType, (value: string, fact: string) => string>> = {
    unit,
    units: unit,
    divisions: place,
    category: (id) => withId(pack.categories.get(id)?.title, id),
    signals: (id) => withId(pack.signals.get(id), id),
    enum: (value, fact) => withId(valueWord(words.value, fact, value), value),
    department: asWritten,
    topic: asWritten,
    text: asWritten,
    string: asWritten,
    number: asWritten,
    boolean: asWritten,
    date: asWritten,
    instant: asWritten,
    list: asWritten,
  };
  const title = (fact: string, value: string): string => {
    const type = specs.get(fact)?.type;
    return type === undefined ? value : titles[type](value, fact);
  };
  return {
    words,
    pack,
    unit,
    place,
    step,
    wordList: (id) => withId(pack.listTitles.get(id), id),
    // A title may go on to tell the values: 供热单位：central …
    fact: (name) => (words.readsTitles ? withId(specs.get(name)?.title.split("：")[0], name) : name),
    value: (fact, value) => (typeof value === "string" ? title(fact, value) : String(value)),
    event(startsAt) {
      const due = dueStep(startsAt);
      if (due !== undefined) return words.after(step(due));
      const milestone = pack.milestones.get(startsAt);
      return milestone === undefined || Object.hasOwn(words.start, startsAt)
        ? wordFor(words.start, startsAt)
        : milestone;
    },
  };
}

/** The word for a value of a built-in fact; a pack has none for the values of its own. */
function valueWord(words: FactValueWords, fact: string, value: string): string | undefined {
  return Object.hasOwn(words, fact) ? wordFor<string>(words[fact as keyof FactValueWords], value) : undefined;
}
