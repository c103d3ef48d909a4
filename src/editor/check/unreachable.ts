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
  return [...decidedByFirst.map(({ rules }) => rules), ...rowsByTopic(pack).values()].flatMap(below);
}

function below(rules: readonly PlacedRule[]): Diagnostic[] {
  const always: PlacedRule[] = [];
  return rules.flatMap((rule) => {
    const by = always.find((earlier) => goesBefore(earlier, rule));
    if (conditionOf(rule.written) === undefined) always.push(rule);
    return by ? [neverFires(rule, by)] : [];
  });
}

function neverFires({ rule, place }: PlacedRule, by: PlacedRule): Diagnostic {
  const related = [locationOf(inside(by.place, "id"))];
  const params = { rule: rule.id, by: by.rule.id };
  return diagnostic("rule/unreachable", locationOf(inside(place, "id")), params, { related });
}

/** Whether a rule without a condition of its own holds wherever a later one does. */
function goesBefore(earlier: PlacedRule, later: PlacedRule): boolean {
  if (conditionOf(earlier.rule) === undefined) return true;
  // What their file or step asks of both, the later one asks as well.
  return earlier.place.doc === later.place.doc;
}
