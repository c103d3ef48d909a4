import { type Diagnostic, diagnostic } from "../../diagnostic/index.js";
import type { JsonPath } from "../../json/index.js";
import { cited, ownPrefix, type PackDocs } from "../../pack/index.js";

/** Every rule that is in part the pack's own, so that an editor knows what is law and what is not. */
export function exampleBasis({ docs }: PackDocs): Diagnostic[] {
  // Cases judge rules and are none.
  const { cases: _cases, ...ruling } = docs;
  return Object.values(ruling)
    .flat()
    .flatMap((doc) =>
      examples(doc.value, [], doc.file).map(({ path, id, basis }) =>
        diagnostic("basis/example", doc.locate(path), { id, basis }),
      ),
    );
}

interface Example {
  /** Where it says so. */
  readonly path: JsonPath;
  readonly id: string;
  readonly basis: string;
}

/** `name` is what it is called that has no id of its own. */
function examples(value: unknown, path: JsonPath, name: string): Example[] {
  if (typeof value !== "object" || value === null) return [];
  // A hotline has its number instead of an id, a file its name, and the rates the key they stand under.
  const { basis, own, number, id = number ?? name } = value as Record<string, unknown>;
  const inner = Object.entries(value).flatMap(([key, one]) => examples(one, [...path, key], key));
  const found = ownIn(basis, own);
  return found === undefined ? inner : [{ ...found, path: [...path, found.key], id: String(id) }, ...inner];
}

/** Packs say it in `own`, or, as they did before, in a basis that begins with 示例. */
function ownIn(basis: unknown, own: unknown): { key: "basis" | "own"; basis: string } | undefined {
  if (typeof own === "string") return { key: "own", basis: cited({ own }).basis[0] as string };
  const said = Array.isArray(basis) ? (basis as unknown[]) : [];
  const marked = said.find((one) => typeof one === "string" && one.startsWith(ownPrefix));
  return marked === undefined ? undefined : { key: "basis", basis: marked as string };
}
