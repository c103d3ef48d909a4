import { isObject } from "../../json/index.js";
import { itemsOf, listOf, memberOf, membersOf, objectOf, type Traced, withObjects } from "./traced.js";
import type { Laying } from "./laying.js";
import { verbOf } from "./verb.js";

/** A topic's path before and after. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
  readonly part: Traced;
}

/** The topics that a layer gives another name, those above before those below. */
export function renamings(topics: Traced, laying: Laying, above = ""): Renaming[] {
  return itemsOf(topics).flatMap((node) => {
    const name = memberOf(node, "name")?.value;
    if (typeof name !== "string") return [];
    const to = `${above}${name}`;
    // What is wrong with a verb is told where entries are merged.
    const verb = verbOf(node, () => undefined);
    const own = verb?.does === "rename" ? [{ from: `${above}${verb.from}`, to, part: node }] : [];
    const children = memberOf(node, "children");
    return [...own, ...(children ? renamings(children, laying, `${to}/`) : [])];
  });
}

/** Files with a topic called otherwise, in the tree and wherever its path is written. */
export function renamed(files: readonly Traced[], { from, to }: Renaming): Traced[] {
  const path = (part: Traced): Traced => {
    const old = part.value;
    if (typeof old !== "string" || (old !== from && !old.startsWith(`${from}/`))) return part;
    return { value: `${to}${old.slice(from.length)}`, from: part.from };
  };
  const paths = (part: Traced): Traced =>
    Array.isArray(part.value) ? listOf(itemsOf(part).map(path), part.from) : path(part);
  return files.map((file) =>
    withObjects(file, (one) => {
      const members = membersOf(one);
      const fact = members.get("fact")?.value;
      const key = fact === "topic" || fact === "chosen.topic" ? "value" : "topic";
      const part = members.get(key);
      const leads = members.get("leads");
      if (part === undefined && leads === undefined) return one;
      if (part) members.set(key, paths(part));
      if (leads && isObject(leads.value)) members.set("leads", withKeys(leads, path));
      return objectOf(members, one.from);
    }),
  );
}

function withKeys(leads: Traced, path: (part: Traced) => Traced): Traced {
  const entries = [...membersOf(leads)].map(([topic, part]): [string, Traced] => [
    path({ value: topic, from: part.from }).value as string,
    part,
  ]);
  return objectOf(new Map(entries), leads.from);
}

/** The tree of topics with one called otherwise, or `undefined` where it has none of the old name. */
export function withTopicRenamed(topics: Traced, { from, to }: Renaming): Traced | undefined {
  const [name = "", ...rest] = from.split("/");
  const nodes = itemsOf(topics);
  const index = nodes.findIndex((node) => memberOf(node, "name")?.value === name);
  const node = nodes[index];
  if (node === undefined) return undefined;
  const members = membersOf(node);
  if (rest.length === 0) {
    const written = members.get("name") as Traced;
    members.set("name", { value: to.split("/").at(-1), from: written.from });
  } else {
    const children = members.get("children");
    const below = children && withTopicRenamed(children, { from: rest.join("/"), to, part: topics });
    if (below === undefined) return undefined;
    members.set("children", below);
  }
  return listOf(nodes.with(index, objectOf(members, node.from)), topics.from);
}
