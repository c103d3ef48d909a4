/**
 * The languages people are told things in. A member more, and the compiler names every table that lacks it.
 */
export const languages = ["zh-CN", "en"] as const;

export type Language = (typeof languages)[number];

/** What is spoken where nobody asked for another. */
export const defaultLanguage: Language = "zh-CN";

/** One thing in every language. */
export type InEveryLanguage<Thing> = Readonly<Record<Language, Thing>>;

/** What is the same in every language, as a name is. */
export function inEveryLanguage<Thing>(thing: Thing): InEveryLanguage<Thing> {
  return Object.fromEntries(languages.map((language) => [language, thing])) as InEveryLanguage<Thing>;
}

/**
 * The word for a name of a closed set; the name itself where it is none of them, as in data that another
 * version of the library wrote.
 */
export function wordFor<Name extends string>(words: Readonly<Record<Name, string>>, name: unknown): string {
  const text = String(name);
  return Object.hasOwn(words, text) ? words[text as Name] : text;
}
