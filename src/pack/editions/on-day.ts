import { isObject } from "../../json/index.js";
import { type Collection, type Shape, shapeAt, type Shapes } from "../layers/shapes.js";
import { itemsOf, listOf, memberOf, membersOf, objectOf, type Traced, without } from "../layers/traced.js";
import { daysOf, versionsOf } from "./dated.js";

/** Whether an entry that says its days is in force. */
export type InForce = (entry: Traced) => boolean;

/** An object with those of its entries that are in force, which no more say when they are. */
export function inForceUnder(part: Traced, inside: Shapes, inForce: InForce): Traced {
  return withMembers(part, (one, key) => {
    const shape = shapeAt(inside, key);
    return shape ? inForceAt(one, shape, inForce) : one;
  });
}

/** An object with its members as they are on the day; the same where none is another. */
function withMembers(part: Traced, onDay: (one: Traced, key: string) => Traced | undefined): Traced {
  if (!isObject(part.value)) return part;
  const members = membersOf(part);
  const kept = [...members].flatMap(([key, one]): [string, Traced][] => {
    const now = onDay(one, key);
    return now ? [[key, now]] : [];
  });
  const now = new Map(kept);
  return isSame([...now.values()], [...members.values()]) ? part : objectOf(now, part.from);
}

function inForceAt(part: Traced, shape: Shape, inForce: InForce): Traced | undefined {
  if (shape.is === "settings") return inForceUnder(part, shape.inside, inForce);
  if (shape.is === "rule") return versionInForce(part, { by: "key" }, inForce);
  if (shape.undated) return part;
  return shape.by === "key"
    ? withMembers(part, (entry) => versionInForce(entry, shape, inForce))
    : listedInForce(part, shape, inForce);
}

function listedInForce(part: Traced, shape: Collection, inForce: InForce): Traced {
  const entries = itemsOf(part);
  const kept = entries.flatMap((entry) => entryInForce(entry, shape, inForce) ?? []);
  return isSame(kept, entries) ? part : listOf(kept, part.from);
}

type Kind = Pick<Collection, "by" | "plain" | "inside">;

function versionInForce(part: Traced, kind: Kind, inForce: InForce): Traced | undefined {
  for (const version of versionsOf(part)) {
    const now = entryInForce(version, kind, inForce);
    if (now) return now;
  }
  return undefined;
}

function entryInForce(entry: Traced, kind: Kind, inForce: InForce): Traced | undefined {
  const { inside = {} } = kind;
  if (!daysOf(entry)) return inForceUnder(entry, inside, inForce);
  return inForce(entry) ? inForceUnder(bare(entry, kind), inside, inForce) : undefined;
}

/** The entry as it is written where it says no days: a mere value, or word, is that alone. */
function bare(entry: Traced, { by, plain }: Kind): Traced {
  const rest = without(entry, ["effective"]);
  const key = plain ? "value" : "word";
  const isMere = (plain || by === "text" || by === "word") && membersOf(rest).size === 1;
  return (isMere && memberOf(rest, key)) || rest;
}

function isSame(parts: readonly Traced[], before: readonly Traced[]): boolean {
  return parts.length === before.length && parts.every((one, index) => one.value === before[index]?.value);
}
