/** A closed set: its members by name, each with what it is called in Chinese. */
export type Titled = Readonly<Record<string, { readonly title: string }>>;

/** The members of a closed set, in order. */
export function namesIn<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(table) as Name[];
}

/** `same 不变、designated 事件指定的单位、…` */
export function wordsIn(table: Titled): string {
  return Object.entries(table)
    .map(([name, { title }]) => `${name} ${title}`)
    .join("、");
}
