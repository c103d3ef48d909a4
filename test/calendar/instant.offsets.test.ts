import { describe, expect, test } from "vitest";
import { parseOffset } from "../../src/calendar/instant.js";

describe("an offset", () => {
  test.each([
    ["Z", 0],
    ["+00:00", 0],
    ["-00:30", -30],
    ["+08:00", 480],
    ["-09:59", -599],
    ["+14:00", 840],
    ["-14:00", -840],
  ])("%s is %i minutes ahead", (text, minutes) => {
    expect(parseOffset(text)).toBe(minutes === 0 ? 0 : minutes * 60_000);
  });

  test.each([
    ["without a sign", "x08:00"],
    ["without a sign or its place", "08:00"],
    ["with a digit more", "+08:000"],
    ["with a digit fewer", "+08:0"],
    ["without a colon", "+08.00"],
    ["written together", "+0800"],
    ["of 60 minutes", "+08:60"],
    ["past 14:00", "+14:01"],
    ["past -14:00", "-14:01"],
    ["in lower case", "z"],
    ["with more after Z", "Z0"],
    ["of no number", "+ab:cd"],
    ["that is empty", ""],
  ])("%s is none", (_, text) => {
    expect(parseOffset(text)).toBeNull();
  });
});
