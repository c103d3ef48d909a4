import { isObject } from "../../json/index.js";
import type { Laying } from "./laying.js";
import type { FileKindName } from "../files.js";
import { itemsOf, listOf, memberOf, membersOf, objectOf, type Traced, without } from "./traced.js";

type SharedKey = "when" | "basis";

/** What the rules of a file share with each other, and where those rules are. */
interface Sharing {
  readonly keys: readonly SharedKey[];
  readonly rules: readonly string[];
}

const sharing: Partial<Record<FileKindName, Sharing>> = {
  classify: { keys: ["basis"], rules: ["review", "rules"] },
  dispose: { keys: ["when", "basis"], rules: ["rules"] },
  directory: { keys: ["when", "basis"], rules: ["rows"] },
  responsibility: { keys: ["basis"], rules: ["obligations", "events"] },
};

const inStep: Sharing = { keys: ["when", "basis"], rules: ["rules"] };

/**
 * A file with what its rules share written into each: rules of several files may come to stand in one, and
 * each keeps what it had.
 */
export function withSharedInRules(kind: FileKindName, file: Traced, laying?: Laying): Traced {
  const shares = sharing[kind];
  if (shares) return spread(file, shares, laying);
  const steps = kind === "limits" && memberOf(file, "steps");
  if (!steps) return file;
  const members = membersOf(file);
  members.set(
    "steps",
    eachEntry(steps, (step) => spread(step, inStep, laying)),
  );
  return objectOf(members, file.from);
}

function spread(holder: Traced, { keys, rules }: Sharing, laying: Laying | undefined): Traced {
  const shared = keys.flatMap((key): [SharedKey, Traced][] => {
    const part = memberOf(holder, key);
    return part ? [[key, part]] : [];
  });
  if (shared.length === 0) return holder;
  const members = membersOf(without(holder, keys));
  let taken = false;
  const share = (rule: Traced) => {
    const done = withShared(rule, shared);
    taken ||= done !== rule;
    return done;
  };
  for (const key of rules) {
    const part = members.get(key);
    if (part) members.set(key, eachEntry(part, share));
  }
  // Rules below keep what they had: it is for the new ones alone.
  if (!taken) for (const [key, part] of shared) laying?.report("layer/not-shared", part, { key });
  return objectOf(members, holder.from);
}

/** A list with its items changed, or an object with the items of its lists. */
function eachEntry(part: Traced, change: (entry: Traced) => Traced): Traced {
  if (Array.isArray(part.value)) return listOf(itemsOf(part).map(change), part.from);
  if (!isObject(part.value)) return part;
  const members = [...membersOf(part)].map(([key, one]): [string, Traced] => [key, eachEntry(one, change)]);
  return objectOf(new Map(members), part.from);
}

function withShared(rule: Traced, shared: readonly [SharedKey, Traced][]): Traced {
  if (!isObject(rule.value) || keepsItsRule(rule)) return rule;
  const members = membersOf(rule);
  for (const [key, part] of shared) {
    const own = members.get(key);
    members.set(key, own ? { when: bothOf, basis: allOf }[key](part, own) : part);
  }
  return objectOf(members, rule.from);
}

/** Whether an entry of a layer only says something of a rule that shares what its own file says. */
function keepsItsRule(rule: Traced): boolean {
  const verb = memberOf(rule, "layer")?.value;
  if (isObject(verb)) return "changes" in verb || "without" in verb || "renames" in verb;
  return verb === "changes" || verb === "removes";
}

function bothOf(shared: Traced, own: Traced): Traced {
  return objectOf(new Map([["all", listOf([shared, own], own.from)]]), own.from);
}

/** Each once, in the order in which they are first named. */
function allOf(shared: Traced, own: Traced): Traced {
  const cited = new Set(itemsOf(shared).map(({ value }) => value));
  return listOf([...itemsOf(shared), ...itemsOf(own).filter(({ value }) => !cited.has(value))], own.from);
}
