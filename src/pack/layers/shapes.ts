import type { FileKindName } from "../files.js";

/** Entries that are known by name, which layers add, change and remove one by one. */
export interface Collection {
  readonly is: "collection";
  /** The key that names an entry; `key` where it stands under its name, `text` where it is a text. */
  readonly by: "id" | "name" | "title" | "code" | "number" | "word" | "key" | "text";
  /** Entries are plain values: to write one again is to change it. */
  readonly plain?: true;
  /** Only entries that have this in common compete, so `first` and `last` are among them. */
  readonly among?: "topic";
  /** Its entries say by themselves what `effective` means. */
  readonly undated?: true;
  /** What an entry has inside that is merged in turn. */
  readonly inside?: Shapes;
}

/** An object whose values each stand for themselves. */
interface Settings {
  readonly is: "settings";
  readonly inside: Shapes;
}

/** One rule that stands under a key of its own. */
interface Single {
  readonly is: "rule";
}

export type Shape = Collection | Settings | Single;

/** By key; `*` is any other. What has no shape is one value, to be taken or left. */
export interface Shapes {
  readonly [key: string]: Shape;
}

/** The shape of what stands under a key, whatever keys objects have by themselves. */
export function shapeAt(shapes: Shapes, key: string): Shape | undefined {
  return Object.hasOwn(shapes, key) ? shapes[key] : shapes["*"];
}

const by = (name: Collection["by"], more: Partial<Collection> = {}): Collection => ({
  is: "collection",
  by: name,
  ...more,
});
const settings = (inside: Shapes): Settings => ({ is: "settings", inside });

const rules = by("id");
const texts = by("text");
const named = by("key");
const plain = by("key", { plain: true });
const marks = settings({ words: texts });
const rule: Single = { is: "rule" };

/** The tree of topics: each has its words and topics below it. */
const topicTree: Collection = by("name", {
  inside: {
    words: plain,
    get children() {
      return topicTree;
    },
  },
});

/** Where the entries of each kind of file are, and what names them. */
export const shapes: Readonly<Record<FileKindName, Shapes>> = {
  pack: { sources: by("title", { undated: true }), facts: named, signals: named },
  categories: { categories: by("id") },
  topics: {
    ignored: texts,
    asks: marks,
    asides: marks,
    chosen: rule,
    text: rule,
    topics: topicTree,
  },
  units: {
    divisions: by("code"),
    shortNames: settings({ notBefore: texts, except: texts }),
    places: settings({ "*": texts }),
    units: by("id"),
    departments: by("id"),
  },
  classify: { review: rules, rules },
  dispose: { scripts: by("id"), hotlines: by("number"), rules },
  directory: { rows: by("id", { among: "topic" }) },
  route: {
    direct: rule,
    streetCc: rule,
    districtFallback: rule,
    dual: rule,
    recusal: rule,
    accused: rule,
    named: rule,
    conference: rule,
    principles: by("id", { inside: { leads: plain } }),
    boundary: rules,
    rowBasis: settings({}),
  },
  limits: { steps: by("id", { inside: { rules } }), limits: by("id"), milestones: by("id") },
  responsibility: {
    obligations: rules,
    ticket: settings({
      order: rule,
      grounds: named,
      outcomes: named,
      records: named,
      rates: settings({ exclude: rules }),
    }),
    events: settings({ "*": rules }),
  },
  variants: { characters: texts, misspelt: plain },
  lists: { lists: by("id", { inside: { words: by("word") } }) },
  conditions: { conditions: by("id") },
  // Each file is one entry, or none of the layers'.
  calendar: {},
  cases: {},
};
