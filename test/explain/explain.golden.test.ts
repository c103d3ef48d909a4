import { expect, test } from "vitest";
import { countLimit } from "../../src/calendar/count-limit.js";
import { packOf } from "../../src/decide/dispatcher.js";
import { compilePack, type Decision, explain } from "../../src/index.js";
import { readPackFiles } from "../../src/node.js";
import { beijingFiles } from "../support/packs.js";
import { golden, textOf } from "../support/golden.js";
import { oddClocks } from "../support/calendar/odd-clocks.js";

const folder = "fixtures/packs/good/minimal";
const files = readPackFiles(folder);
const calendar = Object.entries(beijingFiles).filter(([file]) => file.startsWith("calendar/"));
const declared = JSON.parse(files["limits.json"] as string) as { limits: object[] };

/** The minimal pack with every odd clock as a limit of it, and all years. */
const dispatcher = compilePack({
  ...files,
  ...Object.fromEntries(calendar),
  "limits.json": {
    ...declared,
    limits: [
      ...declared.limits,
      ...oddClocks.map(({ limit, title, follows }, index) => {
        const startsAt = follows ? "due:resolve" : "dispatched";
        return { ...limit, id: `odd.${index}`, title, startsAt, basis: ["示例"] };
      }),
    ],
  },
});

const plain = dispatcher.dispatch({
  id: "odd",
  receivedAt: "2026-11-20T09:30:00+08:00",
  title: "投诉垃圾",
  location: { divisions: ["990101001"] },
});

const deadlines = oddClocks.map(({ limit, start, pauses, follows }, index) => {
  const options = { pauses, startedAtDayEnd: follows };
  const { dueAt, lastDay, skipped, provisional } = countLimit(
    limit,
    start,
    packOf(dispatcher).calendar,
    options,
  );
  return {
    step: "resolve",
    unit: "990101001",
    limit: `odd.${index}`,
    startsAt: start,
    dueAt,
    lastDay,
    skipped,
    provisional,
    waitsFor: null,
    by: plain.deadlines[0]?.by as Decision["category"]["by"],
  };
});

test.each(["zh-CN", "en"] as const)("odd clocks are explained day by day in %s", async (lang) => {
  const text = explain({ ...plain, deadlines }, dispatcher, { lang });
  const titled = text.replace(/odd\.(\d+)/g, (id, index) => `${id} ${oddClocks[Number(index)]?.title}`);
  // The digest is of all the pack's files, which are not what this is about.
  const lines = titled
    .trimEnd()
    .split("\n")
    .filter((line) => !line.includes("sha256:"));
  await expect(textOf(lines)).toMatchFileSnapshot(golden(`explain/odd-clocks.${lang}.txt`));
});
