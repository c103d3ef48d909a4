import type { z } from "zod";

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
  const input = union.input;
  if (typeof input !== "object" || input === null || Array.isArray(input))
    return { kind: "branch", issues: nearest(sameType) };
  return readObject(sameType, Object.keys(input));
}

function readObject(all: readonly Branch[], used: readonly string[]): UnionReading {
  if (used.length === 0)
    return { kind: "empty", keys: [...new Set(all.flatMap((branch) => String(branch[0]?.path[0] ?? "")))] };
  const tags = all.map((branch) =>
    branch.find(
      (issue) => issue.code === "invalid_value" && issue.path.length === 1 && issue.input !== undefined,
    ),
  );
  if (tags.every((tag) => tag?.code === "invalid_value" && tag.path[0] === tags[0]?.path[0])) {
    const values = (tags as z.core.$ZodIssueInvalidValue[]).flatMap((tag) => tag.values);
    return { kind: "value", issue: { ...(tags[0] as z.core.$ZodIssueInvalidValue), values } };
  }
  // A branch whose tag is another is not meant where some branch takes the tag that is written.
  const branches = all.filter((_, index) => {
    const key = tags[index]?.path[0];
    return key === undefined || !all.some((branch) => takes(branch, key));
  });
  const unknownIn = new Map(branches.map((branch) => [branch, unknownKeys(branch)]));
  const unknown = used.filter((key) => branches.every((branch) => unknownIn.get(branch)?.has(key)));
  const fewest = Math.min(...[...unknownIn.values()].map((keys) => keys.size));
  if (unknown.length === 0 && fewest > 0) return { kind: "mixed", keys: used };
  const nearer = branches.filter((branch) => unknownIn.get(branch)?.size === fewest);
  if (nearer.length === 1 || unknown.length === 0) return { kind: "branch", issues: nearest(nearer) };
  return {
    kind: "unknown-keys",
    keys: unknown,
    known: [...new Set(nearer.flatMap((branch) => ownUnknown(branch).flatMap(knownKeys)))],
  };
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
    return first?.code === "invalid_union" && first.path.length === 0
      ? flatten(first)
      : branch.length > 0
        ? [branch]
        : [];
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
