import { expect, test } from "vitest";
import { loadPack, readPackFiles } from "../../src/node.js";
import { readPack } from "../../src/pack/read.js";
import { runCases } from "../../src/replay/cases.js";

test.each(["rules/beijing", "rules/beijing-2019"])("the stories of %s come out as told, and between them refuse and accept by every list of event rules", (folder) => {
  const { docs } = readPack(readPackFiles(folder)).pack;
  const stories = docs.cases.flatMap((doc) => doc.value.cases).filter(({ events }) => events !== undefined);
  const dispatcher = loadPack(folder);
  expect(runCases(dispatcher, stories).filter(({ ok }) => !ok)).toEqual([]);
  if (folder !== "rules/beijing") return;
  expect(stories.length).toBeGreaterThanOrEqual(25);
  const types = new Set(stories.flatMap(({ events = [] }) => events.map(({ type }) => type)));
  expect([...types].sort()).toEqual(Object.keys(docs.responsibility[0]?.value.events ?? {}).sort());
});
