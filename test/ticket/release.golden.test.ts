import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Decision, explain, openTicket, release, renderDiagnostic } from "../../src/index.js";
import { golden, textOf } from "../support/golden.js";
import { decisionOf, livesOf } from "../support/ticket/stories.js";
import { beijing } from "../support/packs.js";
import { effectLine, holdLine, indented } from "../support/ticket/digest.js";
import { openingLines } from "../support/ticket/opening-digest.js";

// Update with `npx vitest run test/ticket/release.golden.test.ts -u`, then read the diff.

const languages = ["zh-CN", "en"] as const;

/** The lives whose decision was held: as it was decided, and as it was let go. */
const released = livesOf("2026").flatMap((life) => {
  const held = beijing.dispatch(life.opening.appeal);
  return held.hold ? [{ name: life.name, held, free: decisionOf(life, beijing) }] : [];
});

/** What lets no decision go. */
const refused = [
  undefined,
  { by: "0231" },
  { by: " ", at: "2026-11-21T10:00:00+08:00" },
  { by: "0231", at: "2026-11-21" },
  { by: "0231", at: "2026-11-21T10:00:00" },
  { by: "0231", at: "2026-11-20T09:29:59+08:00" },
  { by: "0231", at: "2026-11-21T10:00:00+08:00", note: "看过" },
];

/** Each key as it is now, where it is not as it was. */
function changedLines(before: Decision, after: Decision): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Decision)[];
  const same = keys.filter((key) => JSON.stringify(before[key]) === JSON.stringify(after[key]));
  const changed = keys.filter((key) => !same.includes(key));
  const line = (key: keyof Decision) =>
    key === "hold" && after.hold ? holdLine(after.hold) : `!${key} ${JSON.stringify(after[key])}`;
  return [...changed.map(line), `as before: ${same.join(" ")}`];
}

/** Explanations end with the digest of all the pack's files, which are not what this is about. */
function explained(decision: Decision, lang: (typeof languages)[number]): string[] {
  const lines = explain(decision, beijing, { lang }).trimEnd().split("\n");
  return lines.filter((line) => !line.includes("sha256:"));
}

/** The lines of an explanation that are not as they were. */
function retoldLines(before: Decision, after: Decision, lang: (typeof languages)[number]): string[] {
  const was = explained(before, lang);
  const is = explained(after, lang);
  const gone = was.filter((line) => !is.includes(line));
  const come = is.filter((line) => !was.includes(line));
  return [...gone.map((line) => `- ${line.trim()}`), ...come.map((line) => `+ ${line.trim()}`)];
}

function ticketLines(decision: Decision): string[] {
  const opened = openTicket(decision, beijing);
  if (!opened.ok) return opened.diagnostics.map(({ code, at }) => `no ticket: ${code} ${at.pointer}`);
  return ["ticket", ...indented([...openingLines(opened.ticket.opening), ...opened.effects.map(effectLine)])];
}

describe("golden releases", () => {
  test("every golden file is of a decision that was held", () => {
    const texts = languages.flatMap((lang) => [`report.${lang}.txt`, `refused.${lang}.txt`]);
    const files = [...released.map(({ name }) => `${name}.txt`), ...texts];
    expect(readdirSync("fixtures/golden/release").sort()).toEqual(files.sort());
  });

  test.each(released)("what a release changes, and its ticket: $name", async ({ name, held, free }) => {
    const lines = [
      held.hold ? holdLine(held.hold) : "not held",
      ...indented(ticketLines(held)),
      "",
      ...changedLines(held, free),
      ...languages.flatMap((lang) => [`explained in ${lang}`, ...indented(retoldLines(held, free, lang))]),
      ...ticketLines(free),
    ];
    await expect(textOf(lines)).toMatchFileSnapshot(golden(`release/${name}.txt`));
  });

  test.each(languages)("how a decision that was released is explained in %s", async (lang) => {
    const lines = released.flatMap(({ name, free }) => (name === "report" ? explained(free, lang) : []));
    await expect(textOf(lines)).toMatchFileSnapshot(golden(`release/report.${lang}.txt`));
  });

  test.each(languages)("how releases that let nothing go are refused in %s", async (lang) => {
    const { held } = released.find(({ name }) => name === "report-named") ?? {};
    const lines = refused.flatMap((one) => {
      const result = release(held as Decision, one as never);
      const found = result.ok ? [] : result.diagnostics;
      const said = found.flatMap((each) => renderDiagnostic(each, { lang }).split("\n"));
      return [JSON.stringify(one) ?? "nothing", ...indented(result.ok ? ["let go"] : said), ""];
    });
    await expect(textOf(lines)).toMatchFileSnapshot(golden(`release/refused.${lang}.txt`));
  });
});
