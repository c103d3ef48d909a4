import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Ticket } from "../../src/ticket/index.js";
import { appeals } from "../support/appeals.js";
import { golden, textOf } from "../support/golden.js";
import { decisionOf, live, livesOf } from "../support/ticket/stories.js";
import { beijing } from "../support/packs.js";
import { holdLine, indented } from "../support/ticket/digest.js";
import { namedUnits, unitLines } from "../support/ticket/unit-digest.js";

// Update with `npx vitest run test/ticket/for-unit.golden.test.ts -u`, then read the diff.

/** A unit that no fixture has anything for. */
const outsider = "110000:jw";

/** The other lives begin as the hand-over does. */
const names = [
  "conference",
  "enterprise",
  "hand-over",
  "market",
  "report",
  "report-named",
  "report-unnamed",
  "whistle",
];
const lives = livesOf("2026").filter(({ name }) => names.includes(name));

/** Appeals of the fixtures, by what their decisions have that those of the lives have not. */
const samples = {
  "20261120-010001": "transferred, so nobody's",
  "20261111-110010": "for a conference",
  "20261120-130017": "no topic, for the district to coordinate",
  "20261121-130001": "sent to two at once",
  "20260920-130006": "a day worked instead and holidays within a limit, and a limit that waits",
  "20261106-100017": "a unit complained about, two that help",
  "20261120-120001": "praise, forwarded",
  "20261120-130011": "dispatched later than received",
  "20261229-130012": "held",
};

/** Units that the decision does not know: a ticket came to them, or they were called in. */
function laterUnits({ opening, log }: Ticket, known: readonly string[]): string[] {
  const came = log.flatMap(({ verdict }) =>
    verdict.accepted ? [verdict.responsible, ...verdict.joined] : [],
  );
  const { lead, co } = opening.routing;
  const units = new Set([lead.value, ...co.map(({ value }) => value), ...came]);
  return [...units].filter((unit) => !known.includes(unit));
}

describe("golden views of units", () => {
  test("every golden file is of a life or of decisions", () => {
    const files = [...names, "decisions"].map((name) => `${name}.txt`);
    expect(readdirSync("fixtures/golden/for-unit").sort()).toEqual(files.sort());
  });

  test.each(lives)("what each unit of a ticket sees of the decision it began with: $name", async (life) => {
    const sent = decisionOf(life, beijing);
    const named = namedUnits(sent);
    const { ticket } = live(life, beijing);
    const held = { ...sent, hold: sent.hold && { ...sent.hold, released: null } };
    const later = laterUnits(ticket, named);
    const lines = [
      ...(held.hold ? [holdLine(held.hold), ...indented(unitLines(held, [...named, outsider])), ""] : []),
      sent.hold ? holdLine(sent.hold) : "not held",
      ...indented(unitLines(sent, [...named, outsider])),
      ...(later.length > 0 ? ["", "units that the decision does not name"] : []),
      ...indented(unitLines(sent, later)),
    ];
    await expect(textOf(lines)).toMatchFileSnapshot(golden(`for-unit/${life.name}.txt`));
  });

  test("what each unit sees of a decision", async () => {
    const lines = Object.entries(samples).flatMap(([id, about]) => {
      const appeal = appeals.find((one) => one.id === id);
      if (appeal === undefined) throw new Error(`no appeal ${id}`);
      const decision = beijing.dispatch(appeal);
      return [`${id} ${about}`, ...indented(unitLines(decision, [...namedUnits(decision), outsider]))];
    });
    await expect(textOf(lines)).toMatchFileSnapshot(golden("for-unit/decisions.txt"));
  });
});
