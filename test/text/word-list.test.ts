import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asWritten } from "../../src/audit/second-fold.js";
import { countedWords } from "../../src/audit/second-words.js";
import { foldText } from "../../src/text/fold.js";
import { buildScanner } from "../../src/text/scanner.js";
import { heardIn, type WordList } from "../../src/text/word-list.js";
import { bites } from "../support/bites.js";

type Words = Readonly<Record<string, readonly string[]>>;

/** A list from words and the longer ones each is not. */
const listOf = (words: Words, more: Partial<WordList> = {}): WordList => ({
  words: Object.entries(words).map(([word, notIn]) => ({ written: word, word, notIn })),
  against: [],
  negatedBy: undefined,
  ...more,
});

const negations = listOf({ 不是: ["是不是"], 没有: ["有没有"] });
const trapped = listOf({ 被困: ["被困扰", "被困难"], 着火: [] });
const sure = listOf({ 着火: [], 被困: ["被困扰"] }, { negatedBy: negations });
const longest = listOf({ 医院: [], 车: [] }, { against: ["医院路", "消防车通道", "车"] });

/** As the scanner finds it. */
function found(text: string, list: WordList): string[] {
  const words = [list, list.negatedBy ?? list].flatMap((one) => [
    ...one.words.flatMap(({ word, notIn }) => [word, ...notIn]),
    ...one.against,
  ]);
  const scanner = buildScanner(words.slice(0, 1), words.slice(1));
  const finder = scanner.finderOf(list);
  const ids = finder.found(scanner.scan(text));
  return list.words.filter((_, index) => ids.has(finder.ids[index] as number)).map(({ written }) => written);
}

/** As the second engine reads it. */
function second(text: string, list: WordList): string[] {
  const plain = ({ words, against, negatedBy }: WordList): Parameters<typeof countedWords>[1] => ({
    words,
    rivals: against,
    negatedBy: negatedBy && plain(negatedBy),
  });
  const counts = countedWords(text, plain(list), asWritten);
  return list.words.filter((_, index) => counts[index]).map(({ written }) => written);
}

const heard = (text: string, list: WordList) => heardIn(text, list).map(({ written }) => written);

describe("a word of a list counts", () => {
  test.each<[string, WordList, string, string[]]>([
    ["where it stands", trapped, "有人被困电梯", ["被困"]],
    ["not in a longer word that it is not", trapped, "老人被困扰得睡不着", []],
    ["beside such a one", trapped, "被困扰的人被困了", ["被困"]],
    ["where the longer word is not whole", trapped, "被困,扰", ["被困"]],
    ["by each of its words", trapped, "着火了有人被困", ["被困", "着火"]],
    ["not right behind a negation", sure, "不是着火,是邻居做饭的烟", []],
    ["behind what only ends like one", sure, "是不是着火了", ["着火"]],
    ["where something stands between", sure, "不是,着火了", ["着火"]],
    ["where it is negated once and said once", sure, "没有着火吧,着火了", ["着火"]],
    ["where only another is negated", sure, "没有着火但有人被困", ["被困"]],
    ["not in a longer word of the pack", longest, "医院路消防车通道", []],
    ["outside such a one", longest, "医院路的医院有车", ["医院", "车"]],
    ["though it is a word of the pack itself", longest, "车", ["车"]],
    ["not inside a run of letters", listOf({ ems: [] }), "items", []],
    ["nowhere in nothing", sure, "", []],
  ])("%s", (_, list, text, words) => {
    expect([heard(text, list), found(text, list), second(text, list)]).toEqual([words, words, words]);
  });

  const piece = fc.constantFrom("着", "火", "着火", "了", "不是", "是", "没有", "有", ",", "a", "ab", "1");
  const text = fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(""));
  const word = fc.array(piece, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(""));
  const longer = (one: string) =>
    fc.array(fc.tuple(piece, piece), { maxLength: 2 }).map((ends) => ends.map(([a, b]) => `${a}${one}${b}`));
  const entry = word.chain((one) => fc.tuple(fc.constant(one), longer(one)));
  const anyList = fc
    .record({
      words: fc.uniqueArray(entry, { minLength: 1, maxLength: 3, selector: ([one]) => one }),
      against: fc.array(word, { maxLength: 3 }),
      negatedBy: fc.option(fc.constant(negations), { nil: undefined }),
    })
    .map(({ words, ...more }) => listOf(Object.fromEntries(words), more));

  test("alike by the definition, by the scanner and in the second engine", () => {
    const least = { counts: 1_000, "stands and does not count": 150, negated: 30 };
    bites(least, (bite) =>
      fc.assert(
        fc.property(anyList, text, (list, plain) => {
          const searched = foldText(plain);
          const words = heard(searched, list);
          if (words.length > 0) bite("counts");
          if (list.words.some(({ written }) => !words.includes(written) && searched.includes(written)))
            bite("stands and does not count");
          if (heard(searched, { ...list, negatedBy: undefined }).length > words.length) bite("negated");
          expect(found(searched, list)).toEqual(words);
          expect(second(searched, list)).toEqual(words);
        }),
        { numRuns: 6000 },
      ),
    );
  });

  test("is found in a long text as fast as it is read", () => {
    expect(found("着火被困扰".repeat(100_000), sure)).toEqual(["着火"]);
  });
});
