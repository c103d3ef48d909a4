/** What the named entities that editors of web pages write stand for. Others are left as they are. */
const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  shy: "",
  zwnj: "",
  zwj: "",
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
  laquo: "«",
  raquo: "»",
  hellip: "…",
  mdash: "—",
  ndash: "–",
  middot: "·",
  bull: "•",
  times: "×",
  divide: "÷",
  plusmn: "±",
  deg: "°",
  permil: "‰",
  yen: "¥",
  le: "≤",
  ge: "≥",
  ne: "≠",
  copy: "©",
  reg: "®",
  trade: "™",
  rarr: "→",
  larr: "←",
  sect: "§",
};

/** Entities that browsers also read without the semicolon, which is often lost. */
const lax = /^(?:amp|lt|gt|quot|nbsp)$/i;

/** An entity, of which `&` itself may have been escaped again and again: `&amp;amp;nbsp;`. */
const entity = /&(?:amp;)*(?:([a-z]+)|#(\d{1,7}|x[\da-f]{1,6}))(?:(;)|(?![\da-z=]))/gi;

/**
 * Text with its HTML entities decoded, however often it was escaped. A `&` that begins none stays: `A&B公司`.
 *
 * @example decodeEntities("暖气&nbsp;不热&amp;lt;18度") // "暖气 不热<18度"
 */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(entity, (whole: string, name?: string, code?: string, closed?: string) => {
    const meant =
      name === undefined ? character(Number(`${code}`.replace(/^x/i, "0x"))) : named[name.toLowerCase()];
    const ended = closed !== undefined || (name !== undefined && lax.test(name));
    return ended && meant !== undefined ? meant : whole.replace(/^&(?:amp;)+/, "&");
  });
}

/** The character of a code point, or `undefined` where it is none. */
function character(code: number): string | undefined {
  const none = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return none ? undefined : String.fromCodePoint(code);
}
