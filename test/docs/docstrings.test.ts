import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installed } from "../support/installed.js";
import { claimed } from "./claimed.js";
import { type Example, readExports, typeErrors } from "./docstrings.js";
import { runInstalled } from "./snippet.js";

/** What an example may name without saying where it comes from. */
const ambient = `
  import fc from "fast-check";
  const files = beijing as Record<string, string>;
  const year2026 = beijing["calendar/2026.json"] as CalendarYear;
  const calendar = buildCalendar([year2026]);
  const dispatcher = compilePack(beijing);
  const appeal = { id: "A1", receivedAt: "2026-11-20T08:00:00+08:00", category: "complaint", topic: "市容环卫/乱堆乱放", location: { divisions: ["110106003"] } };
  const decision = dispatcher.dispatch(appeal);
  const from = decision.dispatchedAt;
  const at = "2026-11-27T10:00:00+08:00";
  const unit = "110106003";
  const signed: TicketEvent = { id: "01", type: "sign", at: "2026-11-20T08:30:00+08:00", unit };
  const contacted: TicketEvent = { id: "02", type: "contact", at: "2026-11-20T09:00:00+08:00", unit, reached: true };
  const opened = replay(decision, [signed, contacted], dispatcher);
  if (!opened.ok) throw new Error("not opened");
  const { ticket } = opened;
  const tickets = [ticket];
  const events: TicketEvent[] = [signed, { id: "2", type: "object", at, unit, ground: "difficulty" }];
  const refused = dispatcher.safeDispatch({});
  const [diagnostic] = refused.ok ? [] : refused.diagnostics;
  if (diagnostic === undefined) throw new Error("not refused");
`;

const exported = readExports();
const examples = exported.flatMap((entry) => entry.examples);
const imports = [
  'import type { CalendarYear, TicketEvent } from "paidan";',
  ...exported.map(({ specifier, values }) => `import { ${values.join(", ")} } from "${specifier}";`),
].join("\n");

/** A module with each example in a block of its own. */
const moduleOf = (some: readonly Example[]) =>
  [
    imports,
    ambient,
    ...some.map(({ before, expression }) => `{ ${before}\n results.push(${expression}); }`),
  ].join("\n");

describe("the examples of what the package exports", () => {
  let project: string;
  beforeAll(async () => {
    project = await installed();
  });
  afterAll(() => rmSync(project, { recursive: true }));

  test("name only what it exports, and are of the right types", () => {
    expect(examples.length).toBeGreaterThan(25);
    // One more that does not, so that the compiler is seen to look.
    const wrong: Example = { at: "", before: "", expression: 'foldText("Ａ")', comment: "" };
    const code = `declare const results: unknown[];\n${moduleOf([...examples, wrong])}`;
    expect(typeErrors(code)).toEqual([expect.stringMatching(/foldText.*: Cannot find name 'foldText'/)]);
  });

  test("give what their comments say, where the package is installed", () => {
    const results = runInstalled(moduleOf(examples), project);
    for (const [index, { at, comment }] of examples.entries())
      expect.soft(results[index], `${at} // ${comment}`).toEqual(claimed(comment));
  });
});
