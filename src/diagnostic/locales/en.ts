import type { DiagnosticParams } from "../diagnostic.js";
import type { JsonFaultName } from "../../json/index.js";
import type { FormatName } from "../schema/common.js";
import { wordFor } from "../language.js";
import type { FactType, LogFault, StageName, ValueShape, ValueType } from "../named.js";
import {
  codePoint,
  holdsFactValues,
  listOf,
  type Locale,
  quote as q,
  quoteList,
  type Say,
  type Words,
} from "./locale.js";

const list = (values: DiagnosticParams[string] | undefined) =>
  quoteList(values, ", ", (count) => ` and others, ${count} in all`);

const meant = (p: DiagnosticParams): string | undefined =>
  p.meant === undefined ? undefined : `did you mean ${q(p.meant)}?`;

/** “there is no unit `…`”: misspelt, or not declared yet. */
const unknown =
  (what: string, declare: string): Say =>
  (p) => ({ message: `there is no ${what} ${q(p.name)}`, help: meant(p) ?? declare });

const altered: Readonly<Record<LogFault, string>> = {
  order: "comes after one of the same instant with a higher id",
  repeated: "has an id used before",
  responsible: "cannot make another unit responsible",
  joined: "calls in a unit that has to stay out",
  record: "is put down to a unit that had no part in it",
};

const daysMissing = ({ worked, unreplaced }: DiagnosticParams): readonly string[] => [
  ...(worked === undefined ? [] : [`${list(worked)} worked`]),
  ...(unreplaced === undefined ? [] : [`${list(unreplaced)} on a weekend with no day off instead`]),
];

const types: Readonly<Record<ValueType, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "`true` or `false`",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "`null`",
  undefined: "nothing",
  function: "a function",
};

const factTypes: Readonly<Record<FactType, string>> = {
  text: "a text to search",
  string: "a text",
  number: "a number",
  boolean: "`true` or `false`",
  date: "a date",
  instant: "an instant",
  enum: "one of a few values",
  list: "a list",
  category: "a category",
  topic: "a topic",
  unit: "a unit",
  department: "a department",
  divisions: "a list of divisions",
  units: "a list of units",
  signals: "a list of signals",
};

const stages: Readonly<Record<StageName, string>> = {
  classify: "classification",
  dispose: "disposal",
  route: "routing",
  limit: "limits",
  oblige: "obligations",
  ticket: "ticket events",
};

const shapes: Readonly<Record<Exclude<ValueShape, "none">, string>> = {
  one: "one value, not a list",
  many: 'a list, like `["…", "…"]`',
  number: "a number",
  "one-or-many": "a value or a list",
  words: 'a list of words, like `["…"]`',
  date: 'a date, like `"2026-01-01"`',
  times: 'two times of day, like `["23:00", "06:00"]`',
  weekdays: "days of the week, 1 for Monday to 7 for Sunday, like `[6, 7]`",
  windows: 'office hours, like `["09:00-12:00", "13:30-18:00"]`',
};

const formats: Readonly<Record<FormatName, string>> = {
  id: "lower-case letters, digits and hyphens, levels joined by dots, like `route.heating.not-warm`",
  basis: 'write `《instrument》 article`; where no source fixes it, `"own": "why"` instead',
  date: "write a day of the calendar, like `2026-01-31`",
  "division-code": "a district has 6 digits, a street or township 9",
  "district-code": "write the district's 6 digits",
  "unit-id": "like `110105`, `110105001`, `110105:samr`, `enterprise:heating-group`",
  "department-id": "lower-case letters, digits and hyphens, like `samr`",
  "hotline-number": "write 3 to 12 digits",
  "office-hours": "write from and to, like `09:00-12:00`",
  "step-id": "lower-case letters and hyphens, like `co-report`",
  "starts-at": "write `received`, `dispatched`, `due:step` or the name of an event",
  "pack-digest": "a digest of 64 hexadecimal characters, written by the program",
  "layer-digest": "a digest of 12 hexadecimal characters, written by `paidan layers accept`",
  "pack-id": "lower-case letters, digits and hyphens, like `beijing`",
  "utc-offset": "write the offset from UTC, like `+08:00`",
  "fact-name": "letters and digits, levels joined by dots or hyphens, like `heating.supplier`",
  "signal-id": "lower-case letters, digits and hyphens, like `traffic-accident`",
  slug: "lower-case letters and hyphens, like `co-report`",
  "refusal-code": "lower-case letters and hyphens in two levels joined by `/`, like `objection/too-late`",
  "topic-name": "not empty and without `/`; topics below go in `children`",
  variants: "two letters or more a group, no marks or digits, groups apart by a space, like `里裡裏 后後`",
  "list-id": 'the id of a list in lists/*.json; for words themselves write a list, `["…"]`',
};

const faults: Readonly<Record<JsonFaultName, Say>> = {
  empty: () => ({ message: "the file is empty", help: "write at least a pair of braces `{ }`" }),
  unfinished: (p) => ({
    message: `the file ends too early, ${q(p.meant)} is missing`,
    help: `add ${q(p.meant)} at the end`,
  }),
  "unclosed-string": () => ({
    message: "this text has no closing quotation mark",
    help: 'add `"` at its end; a new line in a text is written `\\n`',
  }),
  "control-character": () => ({
    message: "there is a tab or another control character in this text",
    help: "delete it, or write a tab as `\\t`",
  }),
  escape: (p) => ({ message: `${q(p.text)} has no meaning`, help: "write a backslash as `\\\\`" }),
  "quote-in-string": () => ({
    message: "the text ends at this quotation mark",
    help: 'write a quotation mark in a text as `\\"`',
  }),
  "chinese-punctuation": (p) => ({
    message: `${q(p.text)} is a full-width character`,
    help: `write ${q(p.meant)}`,
  }),
  "invisible-character": (p) => ({
    message: `there is an invisible character ${codePoint(p.text)}`,
    help: "delete it, or write a plain space",
  }),
  "single-quote": (p) => ({
    message: `${q(p.text)} has single quotation marks`,
    help: 'write double ones `"`',
  }),
  comment: () => ({ message: "comments are not allowed here", help: "delete the comment" }),
  number: (p) => ({
    message: `a number cannot be written ${q(p.text)}`,
    help: `dates and codes are texts, write ${q(`"${p.text}"`)}`,
  }),
  unquoted: (p) => ({
    message: `${q(p.text)} has no quotation marks`,
    help: meant(p) ?? `write ${q(`"${p.text}"`)}`,
  }),
  character: (p) => ({ message: `${q(p.text)} cannot stand here`, help: meant(p) }),
  "missing-comma": (p) => ({ message: `a comma is missing after ${q(p.text)}`, help: "add `,` after it" }),
  "trailing-comma": () => ({ message: "there is a comma after the last item", help: "delete this `,`" }),
  "extra-comma": () => ({ message: "there is a comma too many", help: "delete this `,`" }),
  "missing-colon": (p) => ({
    message: `a colon is missing after the key ${q(p.text)}`,
    help: `write ${q(`${p.text}: …`)}`,
  }),
  "missing-value": () => ({ message: "a value is missing after the colon", help: "write a value after it" }),
  "missing-key": (p) => ({
    message: `a key must come first, not ${q(p.text)}`,
    help: 'write each item as `"key": value`',
  }),
  "wrong-bracket": (p) => ({
    message: `the brackets do not match, ${q(p.text)} should be ${q(p.meant)}`,
    help: "look for a bracket missing or too many",
  }),
  "after-end": (p) => ({
    message: `the content has ended before ${q(p.text)}`,
    help: "delete what follows, or look for a closing bracket too many",
  }),
};

function wrongType(p: DiagnosticParams): Words {
  const expected = listOf(p.expected);
  const actual = `${wordFor(types, p.actual)}${p.value === undefined ? "" : ` ${q(p.value)}`}`;
  return { message: `this must be ${either(expected)}, not ${actual}`, help: retype(expected, p) };
}

function either(expected: readonly string[]): string {
  const names = expected.map((name) => wordFor(types, name));
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

function retype(expected: readonly string[], { actual, value }: DiagnosticParams): string | undefined {
  const wants = (...names: string[]) => names.some((name) => expected.includes(name));
  if (wants("number", "int") && actual === "string" && /^-?\d+(?:\.\d+)?$/.test(String(value)))
    return `without quotation marks, write ${q(value)}`;
  if (wants("boolean") && actual === "string")
    return /^(?:false|否|no)$/i.test(String(value))
      ? "write `false`, without quotation marks"
      : "write `true` or `false`, without quotation marks";
  if (wants("string") && value !== undefined) return `with quotation marks, write ${q(`"${value}"`)}`;
  if (wants("array") && value !== undefined)
    return `in square brackets, write ${q(actual === "string" ? `["${value}"]` : `[${value}]`)}`;
  if (wants("array") && actual === "object") return "in square brackets, write `[{ … }]`";
  if (wants("object") && actual === "array") return "write one object, without square brackets";
  return undefined;
}

/** How a bound is told, by whether the number itself is within it. */
const including = { least: "not be less than", most: "not be greater than" };
const excluding = { least: "be greater than", most: "be less than" };

function outOfRange({ of, actual, minimum, maximum, inclusive }: DiagnosticParams): Words {
  const least = minimum !== undefined;
  if (of === "string" || of === "array") {
    const [what, measure] = of === "string" ? ["text", "characters"] : ["list", "items"];
    if (least && minimum === 1)
      return {
        message: `the ${what} must not be empty`,
        help: of === "array" ? "write at least one item, or delete the key" : undefined,
      };
    return {
      message: `the ${what} must have at ${least ? "least" : "most"} ${least ? minimum : maximum} ${measure}, it has ${actual}`,
    };
  }
  const words = inclusive === "true" ? including : excluding;
  return {
    message: `the number must ${words[least ? "least" : "most"]} ${least ? minimum : maximum}, it is ${q(actual)}`,
  };
}

function wrongValue(p: DiagnosticParams): Words {
  if (p.shape === "none")
    return { message: `${q(p.operator)} compares with nothing`, help: "delete `value`" };
  const help = meant(p) ?? (p.allowed === undefined ? undefined : `it can be ${list(p.allowed)}`);
  if (p.allowed !== undefined) return { message: `the fact ${q(p.fact)} is never ${q(p.actual)}`, help };
  return {
    message: `the fact ${q(p.fact)} (${wordFor(factTypes, p.type)}) cannot be compared by ${q(p.operator)} with ${q(p.actual)}`,
    help: `\`value\` is ${wordFor(shapes, p.shape)}${holdsFactValues(p.shape) ? ", of the fact's type" : ""}`,
  };
}

function notJson({ actual, deepest }: DiagnosticParams): Words {
  if (actual === "deep")
    return {
      message: `there are more than ${deepest} levels of brackets`,
      help: "look for a wrong bracket, or split the content",
    };
  if (actual === "Infinity" || actual === "-Infinity") return { message: "the number is too large" };
  if (actual === "__proto__")
    return { message: "a key cannot be called `__proto__`", help: "use another name" };
  return { message: `JSON cannot hold ${q(actual)}` };
}

/** The words of diagnostics in English. */
/** From which day to which; what has no start or no end is told by the other. */
function between({ from, to }: DiagnosticParams): string {
  if (from === "" && to === "") return "on every day";
  if (from === to) return `on ${q(from)}`;
  if (from === "") return `until ${q(to)}`;
  return to === "" ? `since ${q(from)}` : `from ${q(from)} to ${q(to)}`;
}

export const en: Locale = {
  seeAlso: (place) => `see also ${place}`,
  basis: (cites) => `basis ${cites.join(", ")}`,
  during: (from, to) => `only ${to === undefined ? `since ${from}` : `from ${from} to ${to}`}`,
  codes: {
    "json/syntax": (p) => faults[p.fault as JsonFaultName](p),
    "json/duplicate-key": (p) => ({
      message: `the key ${q(p.key)} is written twice`,
      help: "keep one, else the earlier is lost",
    }),
    "json/not-json": notJson,
    "json/encoding": () => ({
      message: "the file is not UTF-8, its text is garbled",
      help: "save it as UTF-8",
    }),
    "schema/type": wrongType,
    "schema/missing-key": (p) =>
      p.oneOf !== undefined
        ? { message: "there is nothing here yet", help: `write one of ${list(p.oneOf)}` }
        : {
            message: `${q(p.key)} is missing`,
            help: `add ${q(`"${p.key}": …`)}`,
          },
    "schema/unknown-key": (p) => ({
      message: `there is no key ${q(p.key)} here`,
      help:
        meant(p) ??
        (listOf(p.free).length > 0
          ? `keys still free here are ${list(p.free)}`
          : `only ${list(p.known)} can stand here`),
    }),
    "schema/value": (p) => ({
      message: `${q(p.actual)} cannot stand here`,
      help: meant(p) ?? `it can be ${list(p.allowed)}`,
    }),
    "schema/format": (p) => ({
      message: p.actual === "" ? "this must not be empty" : `${q(p.actual)} is not well formed`,
      help: formats[p.format as FormatName] ?? `it must match ${q(p.format)}`,
    }),
    "schema/range": outOfRange,
    "schema/shape": (p) =>
      listOf(p.keys).length > 0
        ? { message: `${list(p.keys)} cannot stand together`, help: "keep one way of writing it" }
        : { message: "this is not well formed" },
    "pack/missing-file": (p) => ({ message: `the file ${q(p.file)} is missing`, help: "add this file" }),
    "pack/unknown-file": (p) => ({
      message: `a pack has no file ${q(p.file)}`,
      help: p.meant === undefined ? "move it out of the pack's folder" : `should its name be ${q(p.meant)}?`,
    }),
    "pack/built-in-fact": (p) => ({
      message: `the fact ${q(p.name)} is built in and cannot be declared`,
      help: "delete it, or use another name",
    }),
    "pack/abstract": (p) => ({
      message: `${q(p.id)} only serves as a base of other packs and decides nothing itself`,
      help: "use a pack that extends it",
    }),
    "layer/no-base": (p) => ({
      message: `the pack ${q(p.id)}, which this one extends, is not given`,
      help: meant(p) ?? "give it too, before this one; of folders, see whether it is there",
    }),
    "layer/other-version": (p) => ({
      message: `${q(p.id)} below is version ${q(p.actual)}, here it is ${q(p.version)}`,
      help: "look at what changed, then change the version here, or run `paidan layers accept`",
    }),
    "layer/twice": (p) => ({
      message: `the pack ${q(p.id)} is given twice`,
      help: "give it once, or use another id",
    }),
    "layer/not-extended": (p) => ({
      message: `${q(p.id)} does not extend ${q(p.layer)}`,
      help: `name ${q(p.layer)} in its extends, or do not give it`,
    }),
    "layer/already-below": (p) => ({
      message: `${q(p.id)} is in a layer below already`,
      help: 'use another id; to alter what is below, write `"layer": "changes"` or `"layer": "replaces"`',
    }),
    "layer/unknown-target": (p) => ({
      message: `there is no ${q(p.id)} below`,
      help: meant(p) ?? "look at the layers below, correct the id, or delete this entry",
    }),
    "layer/unstated": (p) => ({
      message: `what ${q(p.id)} was below, before this entry alters it, is not stated`,
      help: `run \`paidan layers accept\`, or write the digest ${q(p.digest)}`,
    }),
    "layer/changed-below": (p) => ({
      message: `${q(p.id)} has changed below since this entry was written`,
      help: "compare the two, put this right, then run `paidan layers accept`",
    }),
    "layer/not-shared": (p) => ({
      message: `this ${q(p.key)} is taken by no rule`,
      help: "it is for new rules beside it; alter those below one by one, or their bases with `rebase`",
    }),
    "layer/conflict": (p) => ({
      message: `${q(p.id)} is altered in ${q(p.layer)} too, and neither pack extends the other`,
      help: `alter it in one place, or name ${q(p.layer)} in extends`,
    }),
    "pack/both-in-force": (p) => ({
      message: `${list(p.packs)} are in force on one day, and nothing says which decides`,
      help: "say which pack is meant (`--pack-id`), or write `effective.to` in the old one",
    }),
    "registry/none-in-force": (p) => ({
      message: `no version in the registry is in force on the day of ${q(p.at)}`,
      help: "look at the date, or publish a pack that is in force then",
    }),
    "registry/unknown-digest": (p) => ({
      message: `no version in the registry has the digest ${q(p.digest)}`,
      help: "see whether the decision was made by a pack of this registry",
    }),
    "registry/altered": (p) => ({
      message: `the files of ${q(`${p.id} ${p.version}`)} in the registry are not as they were published`,
      help: "restore its folder from a backup",
    }),
    "registry/failing-case": (p) => ({
      message: `the case ${q(p.id)} (${p.title}) fails, so the pack is not published`,
      help: "look at it with `paidan test`, put it right, publish then",
    }),
    "registry/unfit-version": (p) => ({
      message: `the version ${q(p.version)} cannot be the name of a folder`,
      help: "use letters, digits, dots and hyphens, such as `2026.11.0`",
    }),
    "registry/other-content": (p) => ({
      message: `${q(`${p.id} ${p.version}`)} was published with other content`,
      help: "what has other content needs another version",
    }),
    "id/duplicate": (p) => ({
      message: `${q(p.id)} is already taken`,
      help: "use another, or delete one of the two",
    }),
    "basis/missing": () => ({
      message: "there is no basis",
      help: 'add `"basis": ["《instrument》 article"]`, or `"own": "why"` where no source fixes it',
    }),
    "basis/unknown-source": (p) => ({
      message: `the sources of pack.json do not have ${q(`《${p.name}》`)}`,
      help: p.meant === undefined ? "add it to the sources" : `did you mean ${q(`《${p.meant}》`)}?`,
    }),
    "units/unknown-superior": unknown("unit", "declare the superior in units/ first"),
    "units/superior-cycle": (p) => ({
      message: `the superiors go in a circle: ${listOf(p.circle).map(q).join(" → ")}`,
      help: "change one of them",
    }),
    "units/too-many-superiors": (p) => ({
      message: `the unit ${q(p.id)} has more than ${p.most} superiors one above the other`,
      help: "name the unit that answers for it directly",
    }),
    "units/unknown-division": unknown("division", "declare it in the divisions of units/ first"),
    "units/wrong-code": (p) => ({
      message: `the division code ${q(p.code)} does not have ${p.digits} digits`,
      help: "a city or district has 6 digits, a street 9",
    }),
    "units/missing-unit": (p) => ({
      message: `${q(p.code)} has no government`,
      help: "a city or district needs a `unit`, only a street may have null",
    }),
    "units/second-city": (p) => ({
      message: `there is a city already, ${q(p.city)}`,
      help: "a pack has one city; write district for a district",
    }),
    "units/orphan-division": (p) => ({
      message: `the street ${q(p.code)} lies in the district ${q(p.district)}, which is not declared`,
      help: "add the district to the divisions, or correct the first six digits",
    }),
    "units/repeated-place": (p) => ({
      message: `the place ${q(p.name)} stands elsewhere already, so it tells no place`,
      help: "leave out a name that several places have, or give it to their district",
    }),
    "topics/duplicate-word": (p) => ({
      message: `the word ${q(p.word)} is the same as ${q(p.same)}`,
      help: "keep one; case, width and variants of a character make no difference",
    }),
    "word/empty": (p) => ({
      message: `nothing here can be seen (${String(p.characters)})`,
      help: "characters without width, combining marks and white space do not count, so it is found nowhere; correct it or take it out",
    }),
    "variants/misread": (p) => ({
      message: `${q(p.word)} is read as ${q(p.meant)}, which is read as something else itself`,
      help: "write what is meant in the end; no misspelt word may stand in it",
    }),
    "variants/never": (p) => ({
      message: `${q(p.character)} is folded to something else first, so this group does nothing`,
      help: "full width, capitals and compatible forms become plain characters before variants are read: write those",
    }),
    "lists/duplicate-word": (p) => ({
      message: `the word ${q(p.word)} is the same as ${q(p.same)}`,
      help: "keep one in the list; case, width and variants of a character make no difference",
    }),
    "lists/not-longer": (p) => ({
      message: `${q(p.longer)} is no longer word with ${q(p.word)} in it`,
      help: "notIn has words that hold this one and mean another thing, like `被困扰` for `被困`; others do nothing",
    }),
    "lists/negated-twice": (p) => ({
      message: `the list of negations ${q(p.list)} cannot have negatedBy itself`,
      help: "write what is no negation in notIn of its words, like `是不是` for `不是`",
    }),
    "variants/repeated": (p) => ({
      message: `${q(p.character)} cannot be read as another character here`,
      help: "a character is read as one other, and that one as itself",
    }),
    "rule/unknown-fact": unknown("fact", "declare it in the facts of pack.json first"),
    "rule/fact-too-early": (p) => ({
      message: `the fact ${q(p.fact)} is not known at ${wordFor(stages, p.stage)}, only from ${wordFor(stages, p.from)} on`,
      help: "use another fact, or move the rule to a later stage",
    }),
    "rule/operator-mismatch": (p) => ({
      message: `the fact ${q(p.fact)} is ${wordFor(factTypes, p.type)} and cannot be compared by ${q(p.operator)}`,
      help: meant(p) ?? `it can be compared by ${list(p.fitting)}`,
    }),
    "rule/value-mismatch": wrongValue,
    "rule/facts-differ": (p) => ({
      message: `the fact ${q(p.fact)} (${wordFor(factTypes, p.type)}) cannot be compared by ${q(p.operator)} with the fact ${q(p.other)} (${wordFor(factTypes, p.otherType)})`,
      help: "what compares with another fact is equality, order, days, within and what lists contain; both must be of one kind; contains and in take a list and one value, containsAny and its like two lists",
    }),
    "rule/unknown-list": unknown("list of words", "write it in lists/*.json first"),
    "rule/scope-without-text": () => ({
      message: "the condition in this scope does not read the text",
      help: "a scope asks what a few clauses say: compare `text` in it, and write what does not read the text outside",
    }),
    "rule/scope-in-scope": () => ({
      message: "there is no scope in a scope, nor in a named condition used in one",
      help: "write the inner condition itself: it is asked of the same clauses",
    }),
    "rule/title-in-scope": () => ({
      message: "the title cannot be read in a scope",
      help: "a scope is of a few clauses, those of the title among them: read `text`, or move it outside",
    }),
    "rule/unknown-condition": unknown("named condition", "write it in conditions.json first"),
    "rule/condition-cycle": (p) => ({
      message: `the named conditions go in a circle: ${listOf(p.circle).map(q).join(" → ")}`,
      help: "take out one of the references",
    }),
    "rule/condition-too-deep": (p) => ({
      message: `this condition and the named ones it uses are ${p.levels} levels deep, more than ${p.most}`,
      help: "take out named conditions that only pass on another",
    }),
    "rule/unknown-category": unknown("category", "write it in categories.json first"),
    "rule/unknown-topic": unknown(
      "topic",
      "write it in topics.json first; its path starts at the first level",
    ),
    "rule/unknown-unit": unknown("unit", "declare it in units/ first"),
    "rule/unknown-signal": unknown("signal", "declare it in the signals of pack.json first"),
    "rule/unknown-division": unknown("division", "declare it in the divisions of units/ first"),
    "rule/no-default": (p) => ({
      message: `the last rule ${q(p.rule)} has a condition, so that none may apply`,
      help: "delete its `when` and `unless`, or add a rule without a condition after it",
    }),
    "rule/no-hotline": (p) => ({
      message: `the kind ${q(p.category)} is not transferred, so a danger has no line to call`,
      help: "write a kind whose disposition is `transfer`",
    }),
    "rule/unreachable": (p) => ({
      message: `the rule ${q(p.rule)} can never apply, ${q(p.by)} before it always does`,
      help: "move it up, or delete it",
    }),
    "dispose/unknown-script": unknown("script", "write it in the scripts of dispose.json first"),
    "dispose/unknown-hotline": unknown("hotline", "write it in the hotlines of dispose.json first"),
    "dispose/missing-script": () => ({
      message: "to inform and guide needs a script",
      help: 'add `"script": "its id"`',
    }),
    "dispose/missing-hotline": () => ({
      message: "to transfer needs a hotline",
      help: 'add `"hotline": "its number"`',
    }),
    "directory/unknown-topic": unknown(
      "topic",
      "write it in topics.json first; its path starts at the first level",
    ),
    "directory/unknown-unit": unknown("unit", "declare it in units/ first"),
    "directory/unknown-department": unknown("department", "declare it in the departments of units/ first"),
    "directory/department-missing": (p) => ({
      message: `the department ${q(p.department)} has no body at ${p.at} level`,
      help: `write ${q(`"at": "${p.at === "city" ? "district" : "city"}"`)}, or add it in units/`,
    }),
    "directory/unknown-limit": unknown("limit", "write it in the limits of limits.json first"),
    "directory/limit-without-step": (p) => ({
      message: `the row has the limit ${q(p.limit)}, but limits.json does not say which step it is for`,
      help: 'write `"directory": true` in that step',
    }),
    "directory/dual-without-co": (p) => ({
      message: `the row ${q(p.row)} is dual but has no co-handler`,
      help: "add `co`, or delete `mode`",
    }),
    "directory/gap": (p) => ({
      message:
        p.topic === ""
          ? "an appeal without a topic has no row in the directory that is sure to hold"
          : `the topic ${q(p.topic)} has no row in the directory that is sure to hold`,
      help: `add a row without \`when\` for ${q(`"topic": "${p.topic}"`)}`,
    }),
    "limits/unknown-limit": unknown("limit", "write it in the limits of limits.json first"),
    "limits/unknown-step": unknown("step", "write it in the steps of limits.json first"),
    "limits/unknown-start": unknown(
      "start",
      "write received, dispatched, due:step, an event of the ticket (signed), or a milestone of limits.json",
    ),
    "limits/not-comparable": (p) => ({
      message: `the limit ${q(p.limit)} waits for ${q(p.event)}, so ${q(p.pick)} cannot compare it`,
      help: "give it a step of its own, or change `pick` to `first`",
    }),
    "limits/due-order": (p) => ({
      message: `the limit ${q(p.limit)} starts when the step ${q(p.after)} is due, which does not come before the step ${q(p.step)}`,
      help: `move the step ${q(p.after)} up`,
    }),
    "ticket/no-terms": () => ({
      message: "there are rules for ticket events but no `ticket`",
      help: "add `ticket`: names of grounds, outcomes and acts, and when to warn",
    }),
    "ticket/fact-not-kept": (p) => ({
      message: `a ticket does not keep the fact ${q(p.fact)}`,
      help: `rules of tickets read facts that start with event. or ticket., and ${list(p.kept)}`,
    }),
    "ticket/fact-not-carried": (p) => ({
      message:
        p.event === ""
          ? `there is no event here to carry the fact ${q(p.fact)}`
          : `the event ${q(p.event)} does not carry the fact ${q(p.fact)}`,
      help: `only ${list(p.carriedBy)} carries it`,
    }),
    "ticket/unknown-record": unknown("act", "declare it first under records in `ticket`"),
    "ticket/unknown-unit": unknown("unit", "the pack's units/ lists every unit"),
    "ticket/unknown-word": (p) => ({
      message: `there is no ${q(p.name)}`,
      help: meant(p) ?? `write one of ${list(p.allowed)}`,
    }),
    "ticket/not-dispatched": (p) => ({
      message: `the disposition is ${q(p.disposition)}, nothing was dispatched, so there is no ticket`,
    }),
    "ticket/no-lead": () => ({
      message: "the conference before dispatch has not named a lead yet",
      help: "state the lead the conference named and when it was sent",
    }),
    "ticket/held": () => ({
      message: "a confidential accusation may reach the unit it accuses, and nobody has released it",
      help: "look, then let it go with `release`; a unit that is accused goes into `about.units` and the appeal is dispatched again",
    }),
    "ticket/other-pack": (p) => ({
      message: `the ticket was opened by the pack ${q(p.ticket)}, not ${q(p.pack)}`,
      help: "use the pack it was opened by",
    }),
    "ticket/other-version": (p) => ({
      message: `the ticket is judged by ${q(p.ticket)}, not ${q(p.pack)}: what tickets read is not the same`,
      help: "use that version of a registry (`--registry`), or take the ticket over with `migrateTicket`",
    }),
    "ticket/log-disorder": (p) => ({
      message: `the ticket's log is out of order: ${q(p.at)} is before ${q(p.last)}`,
      help: "give tickets back as they were given to you",
    }),
    "ticket/migration-altered": (p) => ({
      message: `where the ticket went over to another version, number ${p.number}, does not follow what was before`,
      help: "give tickets back as they were given to you",
    }),
    "ticket/log-altered": (p) => ({
      message: `the ticket's log was altered: event ${q(p.event)} ${wordFor(altered, p.what)}`,
      help: "give tickets back as they were given to you",
    }),
    "ticket/unknown-ticket": (p) => ({
      message: `there is no ticket ${q(p.name)}`,
      help: meant(p) ?? "write the decision before its events",
    }),
    "ticket/opened-twice": (p) => ({
      message: `the ticket ${q(p.name)} is open already`,
      help: "write one decision for each appeal",
    }),
    "ticket/recused-lead": (p) => ({
      message: `the unit ${q(p.name)} is complained about and cannot lead`,
      help: "let its superior lead",
    }),
    "ticket/recused-co": (p) => ({
      message: `the unit ${q(p.name)} is complained about and cannot help`,
      help: "name another co-handler",
    }),
    "calendar/wrong-year": (p) => ({
      message: `${q(p.day)} is not in ${p.year}`,
      help: `correct the date, or write it in ${q(`calendar/${String(p.day).slice(0, 4)}.json`)}, one notice can stand in part in the files of two years`,
    }),
    "calendar/repeated-day": (p) => ({
      message: `${q(p.day)} is written twice in one notice`,
      help: "keep one",
    }),
    "calendar/makeup-not-weekend": (p) => ({
      message: `the make-up day ${q(p.day)} is neither a Saturday nor a Sunday`,
      help: "correct the date from the notice",
    }),
    "calendar/reversed-range": (p) => ({
      message: `the days off from ${q(p.from)} to ${q(p.to)} end before they begin`,
      help: "correct or swap `from` and `to`",
    }),
    "calendar/missing-holiday": (p) => ({
      message: `${q(p.name)} is not off as the law has it: ${daysMissing(p).join(", ")}`,
      help: "add its days, and those off instead, to `daysOff` from the notice, by the holiday's name",
    }),
    "calendar/missing-year": (p) => ({
      message: `the holidays of ${p.year} are missing`,
      help: `add ${q(`calendar/${p.year}.json`)}`,
    }),
    "calendar/unpublished-year": (p) => ({
      message: `the holidays of ${p.year} are not published, so the deadline is not certain`,
      help: `add ${q(`calendar/${p.year}.json`)} once they are, or do without strict`,
    }),
    "basis/example": (p) => ({
      message: `part of ${q(p.id)} is the pack's own, without a source`,
      help: "cite the instrument and article once there is one",
    }),
    "appeal/unknown-category": unknown("category", "the pack's categories.json lists them all"),
    "appeal/unknown-topic": unknown("topic", "the pack's topics.json lists them all"),
    "appeal/other-city": (p) => ({
      message: `${q(p.name)} is not in ${p.city}`,
      help: "pass it on to the hotline there, or use that city's pack (`--pack`); else correct the code",
    }),
    "appeal/unknown-division": unknown("division", "the pack's units/ list them all"),
    "appeal/unknown-unit": unknown("unit", "the pack's units/ list them all"),
    "appeal/unknown-signal": unknown("signal", "the pack's pack.json lists them all"),
    "appeal/unknown-fact": unknown("fact", "the pack's pack.json lists them all"),
    "appeal/fact-type": (p) => ({
      message:
        p.allowed === undefined
          ? `the fact ${q(p.name)} must be ${wordFor(factTypes, p.type)}, not ${q(p.actual)}`
          : `the fact ${q(p.name)} has no value ${q(p.actual)}`,
      help: meant(p) ?? (p.allowed === undefined ? undefined : `it can be ${list(p.allowed)}`),
    }),
    "appeal/dispatched-before-received": (p) => ({
      message: `dispatched at ${q(p.dispatched)}, before it was received at ${q(p.received)}`,
      help: "correct one of the two",
    }),
    "appeal/outside-pack": (p) => ({
      message: `received on ${q(p.day)}, while the pack ${q(p.pack)} is in force from ${q(p.from)}${p.to === "" ? "" : ` to ${q(p.to)}`}`,
      help: "use the pack in force on that day",
    }),
    "time/no-offset": (p) => ({
      message: `the time ${q(p.text)} has no offset`,
      help: `write ${q(`${p.text}+08:00`)}`,
    }),
    "time/invalid": (p) => ({
      message: `${q(p.text)} is not a valid time`,
      help: "write a time as `2026-11-20T09:30:00+08:00`, hours as `09:00-12:00`",
    }),
    "time/out-of-range": () => ({
      message: "the time lies outside the calendar",
      help: "look at the year and the amount",
    }),
    "time/end-before-start": (p) => ({
      message: `the end ${q(p.end)} is before the start ${q(p.start)}`,
      help: "correct or swap the two",
    }),
    "time/overlap": (p) => ({
      message: `${q(p.id)} is there twice ${between(p)}`,
      help: "let the later one begin on the day after the earlier ends: one is in force on a day",
    }),
    "time/gap": (p) => ({
      message: `there is no ${q(p.id)} ${between(p)}: one has ended, the next has not begun`,
      help: "let one follow the other; where there is to be none, give them two names",
    }),
    "time/outside-pack": (p) => ({
      message: `the pack is in force from ${q(p.from)}${p.to === "" ? "" : ` to ${q(p.to)}`}: this never is`,
      help: "correct `effective`, or take the entry out",
    }),
    "time/office-hours-overlap": (p) => ({
      message: `the office hours ${q(p.first)} and ${q(p.second)} overlap`,
      help: "make them follow one another",
    }),
    "time/office-hours-missing": () => ({
      message: "counting working hours needs office hours",
      help: 'add `"officeHours": ["09:00-12:00", "13:30-18:00"]`',
    }),
    "time/amount": (p) => ({
      message: `the amount cannot be ${q(p.amount)}`,
      help: "write more than 0, and whole days where the last one ends at 24:00",
    }),
    "ndjson/blank-line": () => ({
      message: "this line is blank",
      help: "delete it; each line is one appeal",
    }),
    "ndjson/line-too-long": () => ({
      message: "this line is too long",
      help: "look for a missing line break; each line is one appeal",
    }),
    "input/more-problems": (p) => ({
      message: `${p.count} more problems are not listed one by one`,
      help: "correct those listed first",
    }),
    "dispatcher/foreign": () => ({
      message: "the `dispatcher` was not compiled by this copy of paidan",
      help: "pass what `compilePack` returned as it is, not a spread copy, and not across ESM and CommonJS",
    }),
  },
};
