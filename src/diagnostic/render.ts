import { eastAsianWidth } from "get-east-asian-width";
import type { Diagnostic, Location } from "./diagnostic.js";
import { placeOf } from "./in-words.js";
import { defaultLanguage, type InEveryLanguage, type Language } from "./language.js";
import { en } from "./locales/en.js";
import { type Locale, visible } from "./locales/locale.js";
import { zhCn } from "./locales/zh-cn.js";
import { lineOf } from "../json/index.js";
import { argument, diagnosticSchema, renderOptions } from "./schema/options.js";

export interface RenderOptions {
  /** Chinese unless told otherwise. */
  readonly lang?: Language;
  /** The text of the file that the diagnostic is in, to show the line. */
  readonly text?: string | undefined;
}

const locales: InEveryLanguage<Locale> = { "zh-CN": zhCn, en };
const gutter = 5;
const tab = "    ";
/** Columns of a source line shown; a longer one is cut around what is flagged. */
const columns = 100;
const before = 40;
/**
 * Characters looked at on each side of what is flagged, and of it: marks that take no column may be among
 * them.
 */
const nearby = 5 * columns;

/**
 * Returns one diagnostic as lines of text: place, severity and code; the source line with carets under what
 * is flagged; the message, what to type instead, and related places. No colours, no line break at the end.
 * Throws `DiagnosticError` for a diagnostic or options that are none.
 *
 * @example renderDiagnostic(diagnostic, { text: files[diagnostic.at.file] })
 */
export function renderDiagnostic(diagnostic: Diagnostic, options: RenderOptions = {}): string {
  const { lang = defaultLanguage, text } = argument("options", renderOptions, options);
  argument("diagnostic", diagnosticSchema, diagnostic);
  const { code, severity, params, at, related, cites, during } = diagnostic;
  const locale = locales[lang];
  const { message, help } = locale.codes[code](params);
  return [
    `${placeOf(at)}  ${severity}  ${code}`,
    ...sourceLines(at, text),
    `  ${message}`,
    ...(help === undefined ? [] : [`  ${help}`]),
    ...(during ? [`  ${locale.during(visible(during.from), during.to && visible(during.to))}`] : []),
    ...(cites.length > 0 ? [`  ${locale.basis(cites.map(visible))}`] : []),
    ...related.map((place) => `  ${locale.seeAlso(placeOf(place))}`),
  ].join("\n");
}

function sourceLines({ line, column, length = 1 }: Location, text: string | undefined): string[] {
  if (text === undefined || line === undefined || column === undefined) return [];
  const source = lineOf(text.replace(/^\uFEFF/, ""), line);
  const start = column - 1;
  const end = start + length;
  // Of a line that may be a million characters long, no more than what can be shown is looked at.
  const near = [
    source.slice(Math.max(0, start - nearby), start),
    source.slice(start, Math.min(end, start + nearby)),
    source.slice(end, end + nearby),
  ];
  const [left, flagged, right] = near.map(display) as [string, string, string];
  const shownLeft = widthOf(left + flagged + right) > columns ? cutLeft(left) : left;
  const shownFlagged = cutRight(flagged, columns - widthOf(shownLeft));
  const shownRight = shownFlagged === flagged ? cutRight(right, columns - widthOf(shownLeft + flagged)) : "";
  return [
    `${String(line).padStart(gutter)} | ${shownLeft}${shownFlagged}${shownRight}`.trimEnd(),
    `${" ".repeat(gutter)} | ${" ".repeat(widthOf(shownLeft))}${"^".repeat(Math.max(1, widthOf(shownFlagged)))}`,
  ];
}

/** Tabs as spaces, and nothing that a terminal would obey. */
function display(text: string): string {
  return visible(text.replaceAll("\t", tab));
}

export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  // Marks that sit on the character before them take no column.
  return /[\p{Mn}\p{Me}\p{Cf}]/u.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) as number);
}

function cutRight(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let shown = "";
  for (const character of text) {
    if (widthOf(shown) + characterWidth(character) >= width) break;
    shown += character;
  }
  return `${shown}…`;
}

function cutLeft(text: string): string {
  if (widthOf(text) <= before) return text;
  const characters = [...text];
  let start = characters.length;
  for (let width = 1; start > 0; start--) {
    width += characterWidth(characters[start - 1] as string);
    if (width > before) break;
  }
  return `…${characters.slice(start).join("")}`;
}
