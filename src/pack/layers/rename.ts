import { isObject } from "../../json/index.js";
import type { Laying } from "./laying.js";
import { itemsOf, listOf, memberOf, membersOf, objectOf, type Traced, withObjects } from "./traced.js";
import { verbOf } from "./verb.js";

/** Paths of topics below → what a layer makes of them. All hold at once, so that two may change names. */
export type Renamings = ReadonlyMap<string, { readonly to: string; readonly part: Traced }>;

/** The topics that a layer gives another name: each by its path below, those inside renamed ones too. */
export function renamingsIn(
  topics: Traced,
  above: { readonly from: string; readonly to: string } = { from: "", to: "" },
): Renamings {
  const found = itemsOf(topics).flatMap((node) => {
    const name = memberOf(node, "name")?.value;
    if (typeof name !== "string") return [];
    // What is wrong with a verb is told where entries are merged.
    const verb = verbOf(node, () => undefined);
    const from = `${above.from}${verb?.does === "rename" ? verb.from : name}`;
    const to = `${above.to}${name}`;
    const children = memberOf(node, "children");
    const inside = children ? [...renamingsIn(children, { from: `${from}/`, to: `${to}/` })] : [];
    return verb?.does === "rename" ? [[from, { to, part: node }] as const, ...inside] : inside;
  });
  return new Map(found);
}

/** A file with topics called otherwise, wherever their paths are written. */
export function renamed(file: Traced, renamings: Renamings): Traced {
  const path = (part: Traced): Traced => ({ value: pathAfter(part.value, renamings), from: part.from });
  const paths = (part: Traced): Traced =>
    Array.isArray(part.value) ? listOf(itemsOf(part).map(path), part.from) : path(part);
  return withObjects(file, (one) => {
    const members = membersOf(one);
    const fact = members.get("fact")?.value;
    const key = fact === "topic" || fact === "chosen.topic" ? "value" : "topic";
    const part = members.get(key);
    const leads = members.get("leads");
    if (part === undefined && leads === undefined) return one;
    if (part) members.set(key, paths(part));
    if (leads && isObject(leads.value)) members.set("leads", withKeys(leads, renamings));
    return objectOf(members, one.from);
  });
}

/** What is called otherwise nearest above decides. */
function pathAfter(path: unknown, renamings: Renamings): unknown {
  if (typeof path !== "string") return path;
  for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
    const renaming = renamings.get(path.slice(0, end));
    if (renaming) return `${renaming.to}${path.slice(end)}`;
  }
  return path;
}

function withKeys(leads: Traced, renamings: Renamings): Traced {
  const entries = [...membersOf(leads)].map(([topic, part]): [string, Traced] => [
    String(pathAfter(topic, renamings)),
    part,
  ]);
  return objectOf(new Map(entries), leads.from);
}

/** The tree of topics with some called otherwise; `found` hears the path of each that is. */
export function withTopicsRenamed(
  topics: Traced,
  renamings: Renamings,
  found: (path: string) => void,
  above = "",
): Traced {
  const nodes = itemsOf(topics).map((node) => {
    const members = membersOf(node);
    const name = members.get("name");
    if (typeof name?.value !== "string") return node;
    const path = `${above}${name.value}`;
    const renaming = renamings.get(path);
    if (renaming) {
      found(path);
      members.set("name", { value: renaming.to.split("/").at(-1), from: name.from });
    }
    const children = members.get("children");
    if (children) members.set("children", withTopicsRenamed(children, renamings, found, `${path}/`));
    return objectOf(members, node.from);
  });
  return listOf(nodes, topics.from);
}

/** Tells of each renaming whose topic is not below, and notes the others: their old names are gone. */
export function noteRenamings(renamings: Renamings, found: ReadonlySet<string>, laying: Laying): void {
  for (const [from, { part }] of renamings) {
    const ids = [
      "topics",
      "topics",
      ...from.split("/").flatMap((name, index) => (index ? ["children", name] : [name])),
    ];
    if (found.has(from)) laying.touches(ids, part, "removed");
    else laying.report("layer/unknown-target", part, { id: from });
  }
}
