import type { Condition } from "../condition/index.js";
import type { Target } from "./schema/directory.js";
import type { RouteFile } from "./schema/route.js";

/** What a file or a step says once for all its rules. */
export interface Shared {
  readonly when?: Condition | undefined;
  readonly basis?: readonly string[] | undefined;
}

/** A rule with what it shares: it holds where both conditions do, and cites what is shared first. */
export function withShared<Rule extends Shared>(rule: Rule, { when, basis }: Shared): Rule {
  return { ...rule, when: both(when, rule.when), basis: joined(basis, rule.basis) };
}

type RowBasis = NonNullable<RouteFile["rowBasis"]>;

interface Row extends Shared {
  readonly lead: Target;
  readonly co?: readonly Target[] | undefined;
}

/** A row with what rows of its sort rest on: first for who leads, last for there being others. */
export function withRowBasis<Sort extends Row>(row: Sort, general: RowBasis = {}): Sort {
  const leading = joined(general[leadOf(row.lead)], row.basis);
  return { ...row, basis: joined(leading, row.co && general.co) };
}

function leadOf(lead: Target): Exclude<keyof RowBasis, "co"> {
  if ("unit" in lead) return "unit";
  return "level" in lead ? lead.level : "department";
}

function both(one: Condition | undefined, other: Condition | undefined): Condition | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return { all: [one, other] };
}

/** Each once, in the order in which they are first named. */
function joined(
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): readonly string[] | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return [...new Set([...one, ...other])];
}
