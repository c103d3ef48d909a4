import { type Diagnostic, diagnostic } from "../../diagnostic/index.js";
import {
  conditionOf,
  inside,
  locationOf,
  type PackDocs,
  type PlacedRule,
  rowsByTopic,
  ruleLists,
} from "../../pack/index.js";

/** Rules below one that always holds: they can never fire. */
export function unreachable(pack: PackDocs): Diagnostic[] {
  const decidedByFirst = ruleLists(pack).filter(({ asks }) => asks === "first");
  return [...decidedByFirst.map(({ rules }) => rules), ...rowsByTopic(pack).values()].flatMap(belowDefault);
}

function belowDefault(rules: readonly PlacedRule[]): Diagnostic[] {
  const always = rules.findIndex(({ rule }) => conditionOf(rule) === undefined);
  const by = rules[always];
  if (by === undefined) return [];
  return rules
    .slice(always + 1)
    .map(({ rule, place }) =>
      diagnostic(
        "rule/unreachable",
        locationOf(inside(place, "id")),
        { rule: rule.id, by: by.rule.id },
        { related: [locationOf(inside(by.place, "id"))] },
      ),
    );
}
