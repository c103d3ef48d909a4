import type { z } from "zod";
import { isObject } from "../../json/index.js";

export type Issue = z.core.$ZodIssue;

/** What a value that fits no branch of a union is best told. Keys and paths are relative to the union. */
export type UnionReading =
  | { readonly kind: "branch"; readonly issues: readonly Issue[] }
  | { readonly kind: "type"; readonly expected: readonly string[] }
  | { readonly kind: "value"; readonly issue: z.core.$ZodIssueInvalidValue }
  | { readonly kind: "unknown-keys"; readonly keys: readonly string[]; readonly known: readonly string[] }
  | { readonly kind: "mixed"; readonly keys: readonly string[] }
  | { readonly kind: "empty"; readonly keys: readonly string[] };

type Branch = readonly Issue[];

/** Reads a union's failure by the branch the writer most likely meant: the one that knows the keys used. */
export function readUnion(union: z.core.$ZodIssueInvalidUnion): UnionReading {
  const branches = flatten(union);
  const sameType = branches.filter((branch) => !isOtherType(branch));
  if (sameType.length === 0)
    return { kind: "type", expected: [...new Set(branches.flatMap((branch) => typesOf(branch)))] };
  if (!isObject(union.input)) return { kind: "branch", issues: nearest(sameType) };
  return readObject(sameType, Object.keys(union.input));
}

function readObject(branches: readonly Branch[], used: readonly string[]): UnionReading {
  if (used.length === 0) {
    const first = branches.map((branch) => String(branch[0]?.path[0] ?? ""));
    return { kind: "empty", keys: [...new Set(first)] };
  }
  const tag = tagOfNone(branches);
  return tag === undefined ? readKeys(meantByTag(branches), used) : { kind: "value", issue: tag };
}

type Tag = z.core.$ZodIssueInvalidValue;

/** The key that tells a branch from the others, where another value is written there. */
function wrongTag(branch: Branch): Tag | undefined {
  return branch.find(
    (issue): issue is Tag =>
      issue.code === "invalid_value" && issue.path.length === 1 && issue.input !== undefined,
  );
}

/** A tag that no branch takes, with all values it could have. */
function tagOfNone(branches: readonly Branch[]): Tag | undefined {
  const tags = branches.map(wrongTag);
  const [first] = tags;
  if (first === undefined || tags.some((tag) => tag?.path[0] !== first.path[0])) return undefined;
  return { ...first, values: tags.flatMap((tag) => tag?.values ?? []) };
}

/** A branch whose tag is another is not meant where some branch takes the tag that is written. */
function meantByTag(branches: readonly Branch[]): Branch[] {
  return branches.filter((branch) => {
    const key = wrongTag(branch)?.path[0];
    return key === undefined || !branches.some((other) => takes(other, key));
  });
}

function readKeys(branches: readonly Branch[], used: readonly string[]): UnionReading {
  const readings = branches.map((issues) => ({ issues, unknown: unknownKeys(issues) }));
  const fewest = Math.min(...readings.map(({ unknown }) => unknown.size));
  const nearer = readings.filter(({ unknown }) => unknown.size === fewest).map(({ issues }) => issues);
  const knownNowhere = used.filter((key) => readings.every(({ unknown }) => unknown.has(key)));
  // Each key is some branch's, but no branch has them all.
  if (knownNowhere.length === 0 && fewest > 0) return { kind: "mixed", keys: used };
  if (knownNowhere.length === 0 || nearer.length === 1) return { kind: "branch", issues: nearest(nearer) };
  const known = nearer.flatMap((branch) => ownUnknown(branch).flatMap(knownKeys));
  return { kind: "unknown-keys", keys: knownNowhere, known: [...new Set(known)] };
}

/** Keys an object may have. `strict` hands them over as the message. */
export function knownKeys({ message }: z.core.$ZodIssueUnrecognizedKeys): string[] {
  return message.split(" ");
}

function takes(branch: Branch, key: PropertyKey): boolean {
  return !unknownKeys(branch).has(key as string) && branch.every((issue) => issue.path[0] !== key);
}

/** The branches of a union and of the unions directly in it. */
function flatten({ errors }: z.core.$ZodIssueInvalidUnion): Branch[] {
  return errors.flatMap((branch): Branch[] => {
    const [first] = branch;
    if (first === undefined) return [];
    return first.code === "invalid_union" && first.path.length === 0 ? flatten(first) : [branch];
  });
}

/**
 * A branch that asks for another type than the value has: by name, or by a closed list without a value of
 * that type.
 */
function isOtherType([issue]: Branch): boolean {
  if (issue === undefined || issue.path.length > 0) return false;
  if (issue.code === "invalid_type") return true;
  return issue.code === "invalid_value" && !issue.values.some((value) => typeof value === typeof issue.input);
}

/** The types a branch asks for, where that is what is wrong. */
function typesOf([issue]: Branch): string[] {
  if (issue?.code === "invalid_type") return [issue.expected];
  return issue?.code === "invalid_value" ? issue.values.map((value) => typeof value) : [];
}

function unknownKeys(branch: Branch): ReadonlySet<string> {
  return new Set(ownUnknown(branch).flatMap((issue) => issue.keys));
}

function ownUnknown(branch: Branch): z.core.$ZodIssueUnrecognizedKeys[] {
  return branch
    .filter((issue) => issue.code === "unrecognized_keys")
    .filter((issue) => issue.path.length === 0);
}

function nearest(branches: readonly Branch[]): Branch {
  const [first, ...others] = branches;
  return others.reduce((best, branch) => (branch.length < best.length ? branch : best), first as Branch);
}
