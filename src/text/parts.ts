/** Characters of the marks below that are also written otherwise. */
const alsoWritten: Readonly<Record<string, string>> = {
  个: "個箇",
  两: "兩",
  几: "幾",
  难: "難",
  样: "樣",
  档: "檔",
  桩: "樁",
  问: "問",
  题: "題",
  处: "處",
  点: "點",
  条: "條",
  头: "頭",
  还: "還",
  顺: "順",
  带: "帶",
  对: "對",
  说: "說説",
  闹: "鬧",
  烦: "煩",
};

/** A pattern that finds its characters however they are written; in a class of characters they join it. */
function either(pattern: string): string {
  let isInClass = false;
  const parts = [...pattern].map((one) => {
    if (one === "[" || one === "]") isInClass = one === "[";
    const others = alsoWritten[one];
    if (others === undefined) return one;
    return isInClass ? one + others : `[${one}${others}]`;
  });
  return parts.join("");
}

const ordinal = "[一二三四五六七八九十]";

/** What begins a numbered item: `一、` `1.` `(2)` `①` `第一` `其二` `三是` `头一件`. */
const itemMark = new RegExp(
  [
    "[①-⑳⑴-⒇㈠-㈩]",
    `[（(](?:${ordinal}|\\d{1,2})[)）]`,
    `(?<![\\p{L}\\p{N}])\\d{1,2}[、．)）.](?!\\d)`,
    either(
      `(?<![\\p{L}\\p{N}])(?:${ordinal}、|${ordinal}是|第${ordinal}(?:件|个|点|条|是|[，,、])|其${ordinal}|首先|其次|头一件)`,
    ),
  ].join("|"),
  "gu",
);

const some = "(?:[两俩二三四五六七几]|一堆)(?:件|个|样|档子|桩)?(?:闹心|烦心|难|不同的)?";
const thenTold = "(?=[：:，,。；;！!\\s说想]|一块|一起|分别|$)";

/** Says beforehand that there are several things: 说两件事。 几档子事： */
const announced = new RegExp(either(`${some}事(?:儿|情)?${thenTold}|分别(?:管|处理)`), "u");

/** Says that there are several questions, which may be about one thing: 两个问题： */
const questions = new RegExp(either(`(?:咨询|请教|问|解决)[^，。；]{0,6}${some}问题`), "u");

const begins = "(?<=^|[，。；！？,;!?\\n\\s])";

/** Begins another thing at the beginning of a clause; what is said in passing is another for sure. */
const inPassing = new RegExp(
  begins +
    either(
      "(?:再一个|顺便|顺带|对了|再说(?:一个|一件|个|第)|还想(?:说|问|反映)(?:一|个)|还有(?:个|一)(?:事|件)|再问|另反映|再就是)",
    ),
  "gu",
);
const addition = new RegExp(begins + either("(?:另外|此外|还有|再有|再者|还想)"), "gu");

const sentenceEnd = /(?<=[。！？!?\n])/u;

/** What a text says one after another, and whether it says itself that these are several things. */
export interface Parts {
  /** What stands before the first item of a list. */
  readonly opening: string;
  readonly parts: readonly string[];
  readonly stated: "announced" | "in-passing" | "listed" | "no";
}

/**
 * Returns what a text says one after another: its numbered items, else what it says it adds, else its
 * sentences. The opening and the parts together are the whole text.
 *
 * @example partsOf("一、暖气不热。二、路灯不亮。").parts // ["一、暖气不热。", "二、路灯不亮。"]
 */
export function partsOf(text: string): Parts {
  const [first = "", ...others] = cutBefore(text, itemMark);
  const isAnnounced = announced.test(text);
  const opening = startsWithMark(first) ? "" : first;
  const items = opening === "" ? [first, ...others] : others;
  // One number alone is no list.
  if (items.length > 1) return { opening, parts: items, stated: statedOf(isAnnounced, text) };
  const passing = cutBefore(text, inPassing);
  if (passing.length > 1) return { opening: "", parts: cutEach(passing, addition), stated: "in-passing" };
  const stated = isAnnounced || questions.test(text) ? "in-passing" : undefined;
  const additions = cutBefore(text, addition);
  if (additions.length > 1) return { opening: "", parts: additions, stated: stated ?? "listed" };
  return { opening: "", parts: text.split(sentenceEnd), stated: stated ?? "no" };
}

function statedOf(isAnnounced: boolean, text: string): Parts["stated"] {
  if (isAnnounced) return "announced";
  return questions.test(text) ? "in-passing" : "listed";
}

function cutEach(parts: readonly string[], mark: RegExp): string[] {
  return parts.flatMap((part) => cutBefore(part, mark));
}

function cutBefore(text: string, mark: RegExp): string[] {
  const places = [...text.matchAll(mark)].map(({ index }) => index).filter((index) => index > 0);
  return [0, ...places].map((from, at) => text.slice(from, places[at])).filter((part) => part.trim() !== "");
}

function startsWithMark(part: string): boolean {
  return part.trim().search(itemMark) === 0;
}
