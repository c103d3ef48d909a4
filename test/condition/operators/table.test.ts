import { describe, expect, test } from "vitest";
import { compileCondition } from "../../../src/condition/compile.js";
import type { LeafValue } from "../../../src/condition/operator.js";
import { operators } from "../../../src/condition/operators/table.js";
import { type Condition, type OperatorName, operatorNames } from "../../../src/condition/schema.js";
import type { FactValue } from "../../../src/facts/facts.js";
import { secondEngine } from "../../../src/audit/second-engine.js";
import { foldText } from "../../../src/text/fold.js";
import { compiling, interpreting, textOf } from "../../support/condition/reading.js";
import { buildScanner } from "../../../src/text/scanner.js";
import { Shown } from "../../../src/condition/evidence.js";

/** A text as a citizen wrote it, yet to be folded and scanned. */
type Said = readonly ["said", string];
const said = (text: string): Said => ["said", text];
const isSaid = (actual: FactValue | Said): actual is Said => Array.isArray(actual) && actual[0] === "said";

const on = (date: string, time = "12:00", worked = { workday: true, dayBeforeWorked: true }): FactValue => ({
  iso: `${date}T${time}:00+08:00`,
  date,
  time,
  ...worked,
});
/** A moment of a day, and whether the day before and the day itself are worked. */
const between = (dayBeforeWorked: boolean, workday: boolean, time: string) =>
  on("2026-11-20", time, { workday, dayBeforeWorked });
const at = (time: string): FactValue => on("2026-11-20", time);

type Row = readonly [actual: FactValue | Said, value: LeafValue, holds: boolean];

const night: LeafValue = ["22:00", "06:00"];
const day: LeafValue = ["06:00", "22:00"];
const offices: LeafValue = ["09:00-12:00", "13:30-18:00"];
const overnight: LeafValue = ["22:00-06:00"];

/** What each operator says at its bounds, of absent facts, of empty lists and of facts of another kind. */
const truths: Readonly<Record<OperatorName, readonly Row[]>> = {
  equal: [
    ["a", "a", true],
    ["a", "b", false],
    ["a", "A", false],
    ["a", "ab", false],
    ["", "", true],
    [0, 0, true],
    [1, "1", false],
    ["1", 1, false],
    [0, false, false],
    [false, false, true],
    ["true", true, false],
    [undefined, "a", false],
    [undefined, false, false],
  ],
  notEqual: [
    ["a", "a", false],
    ["a", "b", true],
    ["a", "A", true],
    [1, "1", true],
    [0, false, true],
    [false, false, false],
    [undefined, "a", true],
    [undefined, false, true],
  ],
  in: [
    ["a", ["a"], true],
    ["b", ["a", "b"], true],
    ["c", ["a", "b"], false],
    ["ab", ["a", "b"], false],
    [1, ["1"], false],
    [2, [1, 2], true],
    [undefined, ["a"], false],
    [false, [true], false],
    [false, [true, false], true],
    ["a", [], false],
  ],
  notIn: [
    ["a", ["a"], false],
    ["b", ["a", "b"], false],
    ["c", ["a", "b"], true],
    ["ab", ["a", "b"], true],
    [1, ["1"], true],
    [undefined, ["a"], true],
    [false, [true], true],
    ["a", [], true],
  ],
  contains: [
    [["a", "b"], "a", true],
    [["a", "b"], "b", true],
    [["a", "b"], "c", false],
    [["ab"], "a", false],
    [["1"], 1, false],
    [[], "a", false],
    [undefined, "a", false],
    ["abc", "a", false],
    ["a", "a", false],
  ],
  doesNotContain: [
    [["a", "b"], "a", false],
    [["a", "b"], "b", false],
    [["a", "b"], "c", true],
    [["ab"], "a", true],
    [["1"], 1, true],
    [[], "a", true],
    [undefined, "a", false],
    ["abc", "z", false],
  ],
  containsAny: [
    [["a", "b"], ["b", "c"], true],
    [["a", "b"], ["c", "d"], false],
    [["a"], ["ab"], false],
    [[], ["a"], false],
    [undefined, ["a"], false],
  ],
  containsAll: [
    [["a", "b", "c"], ["c", "a"], true],
    [["a", "b"], ["b", "c"], false],
    [["a"], ["a", "a"], true],
    [[], ["a"], false],
    [undefined, ["a"], false],
  ],
  containsOnly: [
    [["a", "b"], ["c", "b", "a"], true],
    [["a", "a"], ["a"], true],
    [["a", "b"], ["a"], false],
    [[], ["a"], false],
    [undefined, ["a"], false],
  ],
  containsExactly: [
    [["a", "b"], ["b", "a"], true],
    [["a", "b", "a"], ["b", "a"], true],
    [["a", "b"], ["a"], false],
    [["a"], ["a", "b"], false],
    [["a", "c"], ["a", "b"], false],
    [[], ["a"], false],
    [undefined, ["a"], false],
  ],
  lessThan: [
    [2, 3, true],
    [3, 3, false],
    [4, 3, false],
    [-1, 0, true],
    [0, 0, false],
    [2.999, 3, true],
    [undefined, 3, false],
    ["two", 3, false],
    [true, 3, false],
  ],
  lessThanInclusive: [
    [2, 3, true],
    [3, 3, true],
    [4, 3, false],
    [0, 0, true],
    [3.001, 3, false],
    [undefined, 3, false],
    ["two", 3, false],
    [false, 3, false],
  ],
  greaterThan: [
    [4, 3, true],
    [3, 3, false],
    [2, 3, false],
    [0, -1, true],
    [0, 0, false],
    [3.001, 3, true],
    [undefined, -1, false],
    ["four", 3, false],
    [true, 0, false],
  ],
  greaterThanInclusive: [
    [4, 3, true],
    [3, 3, true],
    [2, 3, false],
    [0, 0, true],
    [2.999, 3, false],
    [undefined, -1, false],
    ["four", 3, false],
    [true, 0, false],
  ],
  within: [
    ["公共服务/供暖", "公共服务/供暖", true],
    ["公共服务/供暖/温度不达标", "公共服务/供暖", true],
    ["公共服务/供暖/温度不达标", "公共服务", true],
    ["公共服务/供暖费", "公共服务/供暖", false],
    ["公共服务/供暖费/退费", "公共服务/供暖", false],
    ["公共服务", "公共服务/供暖", false],
    ["供暖", "公共服务/供暖", false],
    ["公共服务/供暖", "供暖", false],
    ["甲", ["乙", "甲"], true],
    ["甲/丙", ["乙", "甲"], true],
    ["丙", ["乙", "甲"], false],
    ["12345/派单", "12345", true],
    ["123450/派单", "12345", false],
    [undefined, "公共服务", false],
    [["110105"], "110105", true],
    [["110105001"], "110105", true],
    [["110105"], "110105001", false],
    [["110105001"], "110105001", true],
    [["110105002"], "110105001", false],
    [["110108"], "110105", false],
    // `110000` is the whole city and `110100` what one calls its urban area: of six digits, pairs of zeros at
    // the end say "all".
    [["110105"], "110000", true],
    [["110105001"], "110000", true],
    [["110000"], "110000", true],
    [["120101"], "110000", false],
    [["110105"], "110100", true],
    [["110105001"], "110100", true],
    [["110228"], "110100", false],
    [["110000"], "110100", false],
    [["110100"], "110000", true],
    [["110000"], "110105", false],
    [["111005"], "110100", false],
    // A zero that is half of a pair is a digit like any other.
    [["110110"], "110110", true],
    [["110111"], "110110", false],
    [["110110001"], "110110", true],
    [["101234"], "100000", true],
    [["111234"], "100000", false],
    [["110105010"], "110105010", true],
    [["110105011"], "110105010", false],
    [["120101", "110105"], "110000", true],
    [["120101", "130102"], "110000", false],
    [["110105"], ["120000", "110000"], true],
    [["110105"], ["120000", "130000"], false],
    [[], "110000", false],
    [[], ["110000"], false],
  ],
  mentions: [
    [said("我家暖气不热"), ["暖气"], true],
    [said("我家暖气不热"), "暖气", true],
    [said("暖气"), ["暖气"], true],
    [said("暖 气"), ["暖气"], false],
    [said("没有事"), ["暖气", "漏水"], false],
    [said("漏水"), ["暖气", "漏水"], true],
    [said("暖气不热"), ["暖气不热", "气不"], true],
    [said("暖气不"), ["暖气不热", "气不"], true],
    [said("暖"), ["暖气"], false],
    [said("ＡＢＣ公司"), ["abc"], true],
    [said("abc公司"), ["ＡＢＣ"], true],
    [said("items"), ["ems"], false],
    [said("寄ems了"), ["ems"], true],
    [said("xems"), ["ems"], false],
    [said("emsx"), ["ems"], false],
    [said("ems6"), ["ems"], true],
    [said("items, ems"), ["ems"], true],
    [said("15g"), ["5g"], false],
    [said("5g信号"), ["5g"], true],
    [said("a b"), ["a  b"], true],
    [undefined, ["暖气"], false],
  ],
  mentionsAll: [
    [said("暖气漏水"), ["暖气", "漏水"], true],
    [said("漏水的暖气"), ["暖气", "漏水"], true],
    [said("暖气"), ["暖气", "漏水"], false],
    [said("漏水"), ["暖气", "漏水"], false],
    [said("没有事"), ["暖气", "漏水"], false],
    [said("暖气"), "暖气", true],
    [said("暖气不热"), ["暖气", "气不", "不热", "暖气不热"], true],
    [said("暖气不"), ["暖气", "气不", "不热"], false],
    [said("ems，items"), ["ems", "items"], true],
    [said("items"), ["ems", "items"], false],
    [undefined, ["暖气"], false],
  ],
  isPresent: [
    ["a", undefined, true],
    ["", undefined, true],
    [0, undefined, true],
    [false, undefined, true],
    [["a"], undefined, true],
    [[], undefined, false],
    [undefined, undefined, false],
    [at("00:00"), undefined, true],
    [said("暖气"), undefined, true],
  ],
  isAbsent: [
    ["a", undefined, false],
    ["", undefined, false],
    [0, undefined, false],
    [false, undefined, false],
    [["a"], undefined, false],
    [[], undefined, true],
    [undefined, undefined, true],
    [at("00:00"), undefined, false],
    [said("暖气"), undefined, false],
  ],
  onOrAfter: [
    ["2026-11-20", "2026-11-20", true],
    ["2026-11-19", "2026-11-20", false],
    ["2026-11-21", "2026-11-20", true],
    ["2026-12-01", "2026-11-30", true],
    ["2025-12-31", "2026-01-01", false],
    [undefined, "2026-11-20", false],
    [on("2026-11-20", "00:00"), "2026-11-20", true],
    [on("2026-11-19", "23:59"), "2026-11-20", false],
    [on("2026-11-20", "23:59"), "2026-11-20", true],
    [on("2026-11-21", "00:00"), "2026-11-20", true],
  ],
  before: [
    ["2026-11-20", "2026-11-20", false],
    ["2026-11-19", "2026-11-20", true],
    ["2026-11-21", "2026-11-20", false],
    ["2026-12-01", "2026-11-30", false],
    ["2025-12-31", "2026-01-01", true],
    [undefined, "2026-11-20", false],
    [on("2026-11-20", "00:00"), "2026-11-20", false],
    [on("2026-11-19", "23:59"), "2026-11-20", true],
    [on("2026-11-20", "23:59"), "2026-11-20", false],
  ],
  after: [
    ["2026-03-02", "2026-03-01", true],
    ["2026-03-01", "2026-03-01", false],
    ["2026-02-28", "2026-03-01", false],
    [on("2026-03-02", "00:00"), "2026-03-01", true],
    [on("2026-03-01", "23:59"), "2026-03-01", false],
    [undefined, "2026-03-01", false],
  ],
  onOrBefore: [
    ["2026-03-02", "2026-03-01", false],
    ["2026-03-01", "2026-03-01", true],
    ["2026-02-28", "2026-03-01", true],
    [on("2026-03-01", "23:59"), "2026-03-01", true],
    [on("2026-03-02", "00:00"), "2026-03-01", false],
    [undefined, "2026-03-01", false],
  ],
  onWeekday: [
    // 20 November 2026 is a Friday.
    ["2026-11-20", [5], true],
    ["2026-11-21", [5], false],
    ["2026-11-22", [6, 7], true],
    ["2026-11-23", [7], false],
    ["2026-11-23", 1, true],
    ["1969-12-31", [3], true],
    [on("2026-11-22", "23:59"), [7], true],
    [on("2026-11-23", "00:00"), [7], false],
    [undefined, [1, 2, 3, 4, 5, 6, 7], false],
  ],
  onWorkday: [
    [between(false, true, "00:00"), undefined, true],
    [between(true, false, "00:00"), undefined, false],
    [undefined, undefined, false],
  ],
  inOfficeHours: [
    [between(false, true, "08:59"), offices, false],
    [between(false, true, "09:00"), offices, true],
    [between(false, true, "11:59"), offices, true],
    [between(false, true, "12:00"), offices, false],
    [between(false, true, "13:30"), offices, true],
    [between(false, true, "18:00"), offices, false],
    [between(true, false, "10:00"), offices, false],
    [between(false, true, "21:59"), overnight, false],
    [between(false, true, "22:00"), overnight, true],
    [between(true, false, "22:00"), overnight, false],
    [between(true, false, "05:59"), overnight, true],
    [between(true, false, "06:00"), overnight, false],
    [between(false, true, "05:59"), overnight, false],
    [between(false, true, "23:59"), ["18:00-24:00"], true],
    [between(true, false, "00:00"), ["18:00-24:00"], false],
    [undefined, offices, false],
  ],
  betweenTimes: [
    [at("05:59"), day, false],
    [at("06:00"), day, true],
    [at("21:59"), day, true],
    [at("22:00"), day, false],
    [at("00:00"), day, false],
    [at("21:59"), night, false],
    [at("22:00"), night, true],
    [at("23:59"), night, true],
    [at("00:00"), night, true],
    [at("05:59"), night, true],
    [at("06:00"), night, false],
    [at("12:00"), night, false],
    [at("00:00"), ["00:00", "00:01"], true],
    [at("00:01"), ["00:00", "00:01"], false],
    [at("23:59"), ["00:00", "23:59"], false],
    [at("23:58"), ["00:00", "23:59"], true],
    [at("23:59"), ["23:59", "00:00"], true],
    [at("00:00"), ["23:59", "00:00"], false],
    [at("23:59"), ["18:00", "24:00"], true],
    [at("17:59"), ["18:00", "24:00"], false],
    [at("00:00"), ["18:00", "24:00"], false],
    [at("00:00"), ["00:00", "24:00"], true],
    // No pack compiles with equal ends: between them lies no time at all.
    [at("06:00"), ["06:00", "06:00"], false],
    [at("05:59"), ["06:00", "06:00"], false],
    [undefined, day, false],
    [undefined, night, false],
  ],
};

const rows = operatorNames.flatMap((operator) => truths[operator].map((row) => [operator, ...row] as const));

describe("an operator", () => {
  test.each(rows)(
    "%s: of %j with %j it is %j, by definition, compiled, in the evidence and in the second engine",
    async (operator, actual, value, expected) => {
      const words = operators[operator].value === "words" ? ([value].flat() as string[]).map(foldText) : [];
      const scanner = buildScanner(words);
      const known = { one: isSaid(actual) ? textOf(scanner, actual[1]) : actual };
      const when: Condition = { fact: "one", operator, ...(value !== undefined && { value }) };
      const compiled = compileCondition(when, compiling(scanner));

      expect({
        definition: operators[operator].holds(known.one, value, interpreting()),
        compiled: compiled.holds(known),
        evidence: compiled.explain(known, new Shown()).result,
        second:
          (await secondEngine([{ id: "rule", when }], { named: new Map() }).holding(known)).length === 1,
      }).toEqual({ definition: expected, compiled: expected, evidence: expected, second: expected });
    },
  );
});
