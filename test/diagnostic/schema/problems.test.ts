import { expect, test } from "vitest";
import { locateIn } from "../../../src/diagnostic/schema/issues.js";
import { mostTold, Problems } from "../../../src/diagnostic/schema/problems.js";

const filled = (size: number) => {
  const problems = new Problems(locateIn("x"));
  for (let index = 0; index < size; index++) problems.report("schema/shape", [index], () => ({ keys: [] }));
  return problems;
};

test("what was only counted is as serious as what is told", () => {
  const problems = new Problems(locateIn("x"));
  expect([problems.serious, problems.list]).toEqual([false, []]);
  problems.count(7);
  expect(problems.serious).toBe(true);
  expect(problems.list.map(({ code, params, at }) => [code, params["count"], at])).toEqual([
    ["input/more-problems", 7, { file: "x", pointer: "" }],
  ]);
});

test("what is taken over is told as far as there is room, and counted with what was counted there", () => {
  const problems = filled(mostTold - 1);
  problems.take(filled(mostTold + 3).list);
  expect(problems.list).toHaveLength(mostTold + 1);
  expect(problems.list.at(-1)?.params).toEqual({ count: mostTold + 3 - 1 });
});

test("params of what is only counted are never asked for", () => {
  let asked = 0;
  const problems = new Problems(locateIn("x"));
  for (let index = 0; index < 1_000; index++) problems.report("schema/shape", [], () => ({ asked: ++asked }));
  expect(asked).toBe(mostTold);
});
