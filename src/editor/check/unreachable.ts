import { type Diagnostic, diagnostic, type Locate } from "../../diagnostic/index.js";
import type { JsonPath } from "../../json/index.js";
import type { PackDocs } from "../../pack/index.js";

interface Listed {
  readonly id: string;
  readonly when?: unknown;
}

interface Listing {
  readonly rules: readonly { readonly rule: Listed; readonly locate: Locate; readonly path: JsonPath }[];
}

/** Rules below one that always holds: they can never fire. */
export function unreachable(pack: PackDocs): Diagnostic[] {
  return listings(pack).flatMap(({ rules }) => {
    const always = rules.findIndex(({ rule }) => rule.when === undefined);
    const by = rules[always];
    if (by === undefined) return [];
    return rules
      .slice(always + 1)
      .map(({ rule, locate, path }) =>
        diagnostic(
          "rule/unreachable",
          locate([...path, "id"]),
          { rule: rule.id, by: by.rule.id },
          { related: [by.locate([...by.path, "id"])] },
        ),
      );
  });
}

/** Every list that is read first match wins; the directory has one for each topic, over all its files. */
function listings({ docs }: PackDocs): Listing[] {
  const listing = (locate: Locate, rules: readonly Listed[], ...path: JsonPath): Listing => ({
    rules: rules.map((rule, index) => ({ rule, locate, path: [...path, index] })),
  });
  const rows = docs.directory.flatMap((doc) =>
    doc.value.rows.map((rule, index) => ({ rule, locate: doc.locate, path: ["rows", index] })),
  );
  return [
    ...docs.classify.map((doc) => listing(doc.locate, doc.value.rules, "rules")),
    ...docs.dispose.map((doc) => listing(doc.locate, doc.value.rules, "rules")),
    ...docs.route.map((doc) => listing(doc.locate, doc.value.boundary, "boundary")),
    ...docs.limits.flatMap((doc) =>
      doc.value.steps
        .filter((step) => step.pick === "first")
        .map((step) => listing(doc.locate, step.rules, "steps", doc.value.steps.indexOf(step), "rules")),
    ),
    ...docs.responsibility.flatMap((doc) =>
      Object.entries(doc.value.events ?? {}).map(([event, rules]) =>
        listing(doc.locate, rules ?? [], "events", event),
      ),
    ),
    ...[...new Set(rows.map(({ rule }) => rule.topic))].map((topic) => ({
      rules: rows.filter(({ rule }) => rule.topic === topic),
    })),
  ];
}
