import { readFileSync } from "node:fs";
import { Converter, type ConverterFunction } from "opencc-js";
import { expect, test } from "vitest";
import type { Appeal, Dispatcher } from "../../src/index.js";
import { beijing } from "../support/packs.js";

const appeals = readFileSync("fixtures/appeals.ndjson", "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Appeal);

function rewritten(appeal: Appeal, convert: ConverterFunction): Appeal {
  const { title, text, location } = appeal;
  return {
    ...appeal,
    ...(title !== undefined && { title: convert(title) }),
    ...(text !== undefined && { text: convert(text) }),
    ...(location?.address !== undefined && {
      location: { ...location, address: convert(location.address) },
    }),
  };
}

/** All that is decided, without what the pack itself says and what is shown as it was written. */
function decided(dispatcher: Dispatcher, appeal: Appeal): unknown {
  const { trace: _trace, pack: _pack, review, ...decision } = dispatcher.dispatch(appeal);
  const asked = review.map((reason) =>
    reason.code === "several-matters" ? reason.matters.map(({ topic, lead }) => ({ topic, lead })) : reason,
  );
  return { ...decision, asked };
}

const places = [
  ["in general", "t"],
  ["in Hong Kong", "hk"],
  ["in Taiwan", "tw"],
] as const;

test.each(places)("what is written in traditional characters as %s is decided alike", (_, to) => {
  const convert = Converter({ from: "cn", to });
  const pairs = appeals.map((appeal) => [appeal, rewritten(appeal, convert)] as const);
  const changed = pairs.filter(([appeal, other]) => JSON.stringify(appeal) !== JSON.stringify(other));
  expect(changed.length).toBeGreaterThan(150);
  for (const [appeal, other] of changed)
    expect(decided(beijing, other), appeal.id).toEqual(decided(beijing, appeal));
});
