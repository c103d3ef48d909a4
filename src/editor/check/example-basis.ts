import { type Diagnostic, diagnostic } from "../../diagnostic/index.js";
import type { JsonPath } from "../../json/index.js";
import type { PackDocs } from "../../pack/index.js";

/** Every rule whose basis is our own example, so that an editor knows what is law and what is not. */
export function exampleBasis({ docs }: PackDocs): Diagnostic[] {
  return Object.values(docs)
    .flat()
    .flatMap((doc) =>
      examples(doc.value, []).map(({ path, id, basis }) =>
        diagnostic("basis/example", doc.locate([...path, "basis"]), { id, basis }),
      ),
    );
}

function examples(value: unknown, path: JsonPath): { path: JsonPath; id: string; basis: string }[] {
  if (typeof value !== "object" || value === null) return [];
  // A hotline has its number instead of an id, and the rates only the key they stand under.
  const {
    basis,
    number,
    id = number ?? path.at(-1),
  } = value as { basis?: unknown; number?: unknown; id?: unknown };
  const example = Array.isArray(basis)
    ? (basis as string[]).find((cited) => cited.startsWith("示例"))
    : undefined;
  const inner = Object.entries(value).flatMap(([key, one]) => examples(one, [...path, key]));
  return example === undefined ? inner : [{ path, id: String(id), basis: example }, ...inner];
}
