import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Appeal, Decision } from "../../src/index.js";
import config from "../../vitest.config.js";
import { appeals, themeOf, themes } from "../support/appeals.js";
import { golden } from "../support/golden.js";
import { beijing } from "../support/packs.js";

// Written by `npx vitest run test/decide/decide.golden.test.ts -u` alone: a file that is missing fails, here
// as in CI.
// Read the diff then: every line is a decision somebody has to answer for.

const because = ({ value, by }: { readonly value: string; readonly by: string }) => `${value} ← ${by}`;
const list = (items: readonly string[]) => (items.length > 0 ? items : undefined);

/** What a reader must see of a decision; empty parts are left out. */
function digest(appeal: Appeal, decision: Decision) {
  const { disposition, routing } = decision;
  const said = [disposition.value, disposition.hotline, disposition.script?.id]
    .filter((part) => part != null)
    .join(" ");
  return {
    appeal: appeal.title || appeal.text?.slice(0, 24),
    category: because(decision.category),
    topic: decision.topic ? because(decision.topic) : null,
    disposition: `${said} ← ${disposition.by}`,
    ...(routing && {
      mode: because(routing.mode),
      lead: routing.lead ? because(routing.lead) : null,
      reason: routing.reason ? because(routing.reason) : undefined,
      co: list(routing.co.map(because)),
      cc: list(routing.cc.map(because)),
      recused: list(routing.recused.map(because)),
    }),
    deadlines: list(decision.deadlines.map(clock)),
    obligations: list(obligations(decision)),
    confidential: decision.confidential || undefined,
    hold: decision.hold ? because(decision.hold) : undefined,
    review: list(
      decision.review.map((reason) =>
        Object.values(reason)
          .flat()
          .filter((part) => part !== null)
          .join(" "),
      ),
    ),
    trace: stages(decision),
  };
}

function clock({
  step,
  unit,
  limit,
  startsAt,
  dueAt,
  lastDay,
  waitsFor,
  provisional,
  by,
}: Decision["deadlines"][number]): string {
  const when = dueAt ? `${startsAt} → ${dueAt} (${lastDay})` : `waits for ${waitsFor}`;
  return `${step} ${unit ?? "centre"} ${limit}: ${when}${provisional ? " provisional" : ""} ← ${by}`;
}

/** Who must do what: the rules, each unit's on one line. */
function obligations(decision: Decision): string[] {
  const byUnit = new Map<string, string[]>();
  for (const { value, by } of decision.obligations)
    byUnit.set(value.unit ?? "centre", [...(byUnit.get(value.unit ?? "centre") ?? []), by]);
  return [...byUnit].map(([unit, rules]) => `${unit}: ${rules.join(" ")}`);
}

function stages(decision: Decision): Record<string, string> {
  const byStage: Record<string, string> = {};
  for (const { stage, rule } of decision.trace)
    byStage[stage] = byStage[stage] ? `${byStage[stage]} ${rule}` : rule;
  delete byStage["oblige"];
  return byStage;
}

describe("golden decisions", () => {
  test("are read, and written only where that is asked for", () => {
    expect(config.test?.update).toBe("none");
  });

  test("are of the themes, of which every appeal has one", () => {
    expect(appeals.filter((appeal) => themeOf(appeal) === undefined).map(({ id }) => id)).toEqual([]);
    expect(
      readdirSync("fixtures/golden")
        .filter((name) => name.endsWith(".json"))
        .sort(),
    ).toEqual(themes.map((name) => `${name}.json`).sort());
  });

  test.each(themes)("%s", async (theme) => {
    const mine = appeals.filter((appeal) => themeOf(appeal) === theme);
    const decided = Object.fromEntries(
      mine.map((appeal) => [appeal.id, digest(appeal, beijing.dispatch(appeal))]),
    );
    await expect(`${JSON.stringify(decided, null, 2)}\n`).toMatchFileSnapshot(golden(`${theme}.json`));
  });
});
