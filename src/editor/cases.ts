import type { Decision, Dispatcher } from "../decide/index.js";
import type { Diagnostic } from "../diagnostic/index.js";
import type { Case, Expectation } from "../pack/index.js";
import { differ, type Difference, inOrder } from "./difference.js";
import { tellStory } from "./story.js";

export interface CaseResult {
  readonly id: string;
  readonly title: string;
  readonly ok: boolean;
  readonly differences: readonly Difference[];
  /** Why the appeal itself was refused. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Decides the appeal of each case and compares what the case names; what it leaves out may be anything. */
export function runCases(dispatcher: Dispatcher, cases: readonly Case[]): CaseResult[] {
  return cases.map((one) => {
    const { id, title, appeal, expect } = one;
    const result = dispatcher.safeDispatch(appeal);
    if (!result.ok) return { id, title, ok: false, differences: [], diagnostics: result.diagnostics };
    const told = tellStory(dispatcher, one, result.decision);
    if (!told.ok) return { id, title, ok: false, differences: [], diagnostics: told.diagnostics };
    const differences = [...compare(result.decision, expect), ...told.value];
    return { id, title, ok: differences.length === 0, differences, diagnostics: [] };
  });
}

type Comparable = Exclude<keyof Expectation, "due" | "rules" | "ticket">;

/** What a decision says for each key a case can expect. */
const actualValues: { readonly [Key in Comparable]: (decision: Decision) => unknown } = {
  category: ({ category }) => category.value,
  topic: ({ topic }) => topic?.value ?? null,
  disposition: ({ disposition }) => disposition.value,
  script: ({ disposition }) => disposition.script?.id ?? null,
  hotline: ({ disposition }) => disposition.hotline,
  mode: ({ routing }) => routing?.mode.value ?? null,
  reason: ({ routing }) => routing?.reason?.value ?? null,
  lead: ({ routing }) => routing?.lead?.value ?? null,
  co: ({ routing }) => routing?.co.map(({ value }) => value) ?? [],
  cc: ({ routing }) => routing?.cc.map(({ value }) => value) ?? [],
  review: ({ review }) => review.map(({ code }) => code),
  confidential: ({ confidential }) => confidential,
  held: ({ hold }) => hold !== null,
};

function compare(decision: Decision, expect: Expectation): Difference[] {
  const plain = (Object.keys(actualValues) as Comparable[]).flatMap((field) =>
    expect[field] === undefined
      ? []
      : differ(field, inOrder(expect[field]), inOrder(actualValues[field](decision))),
  );
  const due = Object.entries(expect.due ?? {}).flatMap(([step, expected]) =>
    differ(`due.${step}`, expected, dueOf(decision, step)),
  );
  const cited = new Set<string>(decision.trace.map((step) => step.rule));
  const missing = (expect.rules ?? []).filter((rule) => !cited.has(rule));
  return [
    ...plain,
    ...due,
    ...(missing.length > 0 ? [{ field: "rules", expected: missing, actual: [...cited] }] : []),
  ];
}

/**
 * When a step is due: one answer where all its units have the same, else all of them; `null` while pending or
 * without the step.
 */
function dueOf({ deadlines }: Decision, step: string): unknown {
  const all = [...new Set(deadlines.filter((deadline) => deadline.step === step).map(({ dueAt }) => dueAt))];
  return all.length > 1 ? all : (all[0] ?? null);
}
