import { describe, expect, test } from "vitest";
import { divisionPrefix, divisionWithin, parentOf, topicWithin } from "../../src/facts/facts.js";

describe("a topic", () => {
  test.each([
    ["公共服务", "公共服务", true],
    ["公共服务/供暖", "公共服务", true],
    ["公共服务/供暖/温度不达标", "公共服务", true],
    ["公共服务/供暖/温度不达标", "公共服务/供暖", true],
    ["公共服务/供暖费", "公共服务/供暖", false],
    ["公共服务/供暖费/退费", "公共服务/供暖", false],
    ["公共服务", "公共服务/供暖", false],
    ["公共", "公共服务", false],
    ["其他/公共服务", "公共服务", false],
    ["公共服务/供暖", "公共服务/", false],
  ])("%s lies within %s: %s", (path, ancestor, lies) => {
    expect(topicWithin(path, ancestor)).toBe(lies);
  });

  test.each([
    ["公共服务/供暖/温度不达标", "公共服务/供暖"],
    ["公共服务/供暖", "公共服务"],
    ["公共服务", undefined],
    ["", undefined],
  ])("%s has the parent %s", (path, parent) => {
    expect(parentOf(path)).toBe(parent);
  });
});

describe("a division", () => {
  test.each([
    ["110000", "11"],
    ["110100", "1101"],
    ["110105", "110105"],
    ["110110", "110110"],
    ["100000", "10"],
    ["101000", "1010"],
    ["110105001", "110105001"],
    ["110105010", "110105010"],
    ["110105100", "110105100"],
    ["110000000", "110000000"],
  ])("%s is told by %s: only of six digits do pairs of zeros at the end say all of it", (code, prefix) => {
    expect(divisionPrefix(code)).toBe(prefix);
  });

  test.each([
    ["110105", "110105", true],
    ["110105001", "110105", true],
    ["110105001", "110105001", true],
    ["110105", "110105001", false],
    ["110105002", "110105001", false],
    ["110108001", "110105", false],
    ["110105", "110000", true],
    ["110105001", "110000", true],
    ["110000", "110000", true],
    ["110100", "110000", true],
    ["110000", "110100", false],
    ["110000", "110105", false],
    ["110105", "110100", true],
    ["110228", "110100", false],
    ["120101", "110000", false],
    ["111001", "110100", false],
    ["110111", "110110", false],
    ["110110001", "110110", true],
    ["110105101", "110105100", false],
  ])("%s lies within %s: %s", (code, container, lies) => {
    expect(divisionWithin(code, container)).toBe(lies);
  });
});
