import { meaning, suggest } from "../../diagnostic/index.js";
import { isObject } from "../../json/index.js";
import type { RebaseTable } from "../schema/layer.js";
import type { Laying } from "./laying.js";
import { itemsOf, listOf, memberOf, membersOf, objectOf, type Traced, withObjects } from "./traced.js";

/** The table old basis → what is cited instead, as its layer writes it. */
export interface Rebasing {
  readonly table: RebaseTable;
  readonly part: Traced;
}

/** Files with other bases: whatever cites an instrument that the table names cites another instead. */
export function rebased(files: readonly Traced[], { table, part }: Rebasing, laying: Laying): Traced[] {
  const cited = new Set<string>();
  const done = files.map((file) =>
    withObjects(file, (whole) => {
      const rule = withRowBasis(whole, { table, part }, cited);
      const basis = memberOf(rule, "basis");
      if (!basis || !Array.isArray(basis.value)) return rule;
      for (const { value } of itemsOf(basis)) cited.add(value as string);
      return withBasis(rule, basis, { table, part });
    }),
  );
  for (const [old, entry] of membersOf(part))
    if (!cited.has(old))
      laying.report("layer/unknown-target", entry, { id: old, ...meaning(suggest(old, cited)) });
  return done;
}

/** What rows of one sort rest on stands under the sort, not under `basis`. */
function withRowBasis(file: Traced, rebasing: Rebasing, cited: Set<string>): Traced {
  const general = memberOf(file, "rowBasis");
  if (general === undefined) return file;
  const sorts = [...membersOf(general)].map(([sort, basis]): [string, Traced] => {
    if (!Array.isArray(basis.value)) return [sort, basis];
    for (const { value } of itemsOf(basis)) cited.add(value as string);
    const rule = objectOf(new Map([["basis", basis]]), basis.from);
    return [sort, memberOf(withBasis(rule, basis, rebasing), "basis") ?? basis];
  });
  return objectOf(membersOf(file).set("rowBasis", objectOf(new Map(sorts), general.from)), file.from);
}

function withBasis(rule: Traced, basis: Traced, { table, part }: Rebasing): Traced {
  const now = new Map<unknown, Traced>();
  let own = memberOf(rule, "own");
  for (const item of itemsOf(basis)) {
    const old = item.value as string;
    const entry = Object.hasOwn(table, old) ? memberOf(part, old) : undefined;
    if (entry === undefined) {
      now.set(old, now.get(old) ?? item);
      continue;
    }
    const list = isObject(entry.value) ? memberOf(entry, "basis") : entry;
    for (const one of list ? itemsOf(list) : []) now.set(one.value, now.get(one.value) ?? one);
    own ??= memberOf(entry, "own");
  }
  const members = membersOf(rule);
  if (now.size > 0) members.set("basis", listOf([...now.values()], basis.from));
  else members.delete("basis");
  if (own) members.set("own", own);
  return objectOf(members, rule.from);
}
