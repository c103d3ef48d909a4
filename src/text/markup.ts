import { decodeEntities } from "./entities.js";

/** Elements that stand on lines of their own: where one begins or ends, so does a line. */
const blocks = new Set(
  (
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol optgroup option p pre section select summary table " +
    "tbody td textarea tfoot th thead title tr ul"
  ).split(" "),
);

/** Elements inside a line: they vanish, and what they cut in two is one again. */
const inlines = new Set(
  (
    "a abbr acronym audio b base bdi bdo big button canvas cite code col colgroup data datalist del dfn em embed font i iframe " +
    "img input ins kbd label link map mark meta meter noscript object output param path picture progress q rp rt ruby s samp " +
    "script small source span strike strong style sub sup svg template time track tt u var video wbr"
  ).split(" "),
);

/** Elements whose content is no text, with where it ends. */
const hidden = new Map([
  ["script", /<\/script\s*>/gi],
  ["style", /<\/style\s*>/gi],
]);
const commentEnd = /-->/g;

// A tag in the form HTML gives it, in three parts. What only looks like one, such as `<18度` or `<a 很冷>`,
// is text.
const tagName = /<(\/?)([a-z][a-z\d]*(?::[a-z][a-z\d]*)?)/iy;
const attribute = /\s+[a-z_:@][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+))?/iy;
const tagEnd = /\s*\/?>/y;
/** `<!DOCTYPE html>`, `<![endif]>`, `<?xml version="1.0"?>` */
const declaration = /<(?:!\[?[a-z]|\?xml)[^<>]*>/iy;

/**
 * Text without the markup of web pages, its entities decoded. Tags of blocks become a line end, others
 * nothing; comments, scripts and styles go with their content. Whatever is not HTML stays as it is: `3<5`,
 * `<<劳动法>>`, `A&B公司`.
 *
 * Linear in the length of the text, whatever it holds.
 * @example plainText("<p>暖<b>气</b>不热&nbsp;</p>温度<18度") // "\n暖气不热 \n温度<18度"
 */
export function plainText(text: string): string {
  // Entities first: a page kept as text has its tags escaped.
  const decoded = decodeEntities(text);
  const ends = new Ends(decoded);
  let plain = "";
  let taken = 0;
  for (let at = decoded.indexOf("<"); at >= 0; at = decoded.indexOf("<", Math.max(at + 1, taken))) {
    const found = markupAt(decoded, at, ends);
    if (found === undefined) continue;
    plain += decoded.slice(taken, at) + found.instead;
    taken = found.end;
  }
  return plain + decoded.slice(taken);
}

interface Markup {
  readonly end: number;
  /** What stands in the text instead. */
  readonly instead: "" | "\n";
}

/** The markup that begins with the `<` at `at`, or `undefined` where it is text. */
function markupAt(text: string, at: number, ends: Ends): Markup | undefined {
  if (text.startsWith("<!--", at)) {
    const end = ends.after(commentEnd, at + 4);
    return end === undefined ? undefined : { end, instead: "" };
  }
  const declared = endOf(declaration, text, at);
  if (declared !== undefined) return { end: declared, instead: "" };
  return tagAt(text, at, ends);
}

function tagAt(text: string, at: number, ends: Ends): Markup | undefined {
  tagName.lastIndex = at;
  const [opening = "", slash, written = ""] = tagName.exec(text) ?? [];
  const name = written.toLowerCase();
  let inside = at + opening.length;
  // One at a time: a pattern for all of them would need a stack as deep as they are many.
  for (let next: number | undefined = inside; next !== undefined; next = endOf(attribute, text, inside))
    inside = next;
  const end = endOf(tagEnd, text, inside);
  if (end === undefined) return undefined;
  if (blocks.has(name)) return { end, instead: "\n" };
  // Word processors have elements of their own: `<o:p>`.
  if (!inlines.has(name) && !name.includes(":")) return undefined;
  const content = slash === "" ? hidden.get(name) : undefined;
  return { end: (content && ends.after(content, end)) ?? end, instead: "" };
}

/** Where a pattern that begins at `at` ends. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/**
 * Where comments and scripts end. An end not found is not looked for again, so that a thousand beginnings
 * cost no more than one.
 */
class Ends {
  readonly #missing = new Set<RegExp>();

  constructor(readonly text: string) {}

  /** The place after the next of these ends, from `from` on; `undefined` where there is none. */
  after(end: RegExp, from: number): number | undefined {
    if (this.#missing.has(end)) return undefined;
    end.lastIndex = from;
    if (end.test(this.text)) return end.lastIndex;
    this.#missing.add(end);
    return undefined;
  }
}
