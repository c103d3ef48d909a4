import fc from "fast-check";
import type { FileData } from "../../src/pack/files.js";

type Node = FileData<"topics">["topics"][number];

/** Names of which each begins the next. */
const name = fc.constantFrom("供", "供暖", "供暖费", "供暖费用");

/** Paths of a topic tree, every parent with its children. */
export const topicPaths: fc.Arbitrary<string[]> = fc
  .uniqueArray(fc.array(name, { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 8,
    selector: (names) => names.join("/"),
  })
  .map((paths) =>
    [
      ...new Set(paths.flatMap((names) => names.map((_, depth) => names.slice(0, depth + 1).join("/")))),
    ].sort(),
  );

/** A word that only the topic at this index has. */
export function wordOf(index: number): string {
  return `${String.fromCodePoint(0x7532 + index)}号词`;
}

/** The tree with these paths, each topic with a word of its own. */
export function treeOf(paths: readonly string[], above: readonly string[] = []): Node[] {
  const here = paths.filter((path) => {
    const names = path.split("/");
    return names.length === above.length + 1 && above.every((name, depth) => names[depth] === name);
  });
  return here.map((path) => {
    const children = treeOf(paths, path.split("/"));
    const words = { [wordOf(paths.indexOf(path))]: 1 };
    return { name: path.split("/").at(-1) as string, words, ...(children.length > 0 && { children }) };
  });
}
