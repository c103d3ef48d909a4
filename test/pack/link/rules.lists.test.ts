import { describe, expect, test } from "vitest";
import {
  changedAt,
  everyPlace,
  findings,
  type Place,
  placesLike,
  told,
  toldOf,
} from "../../support/places.js";

const when = { fact: "topic", operator: "isPresent" };

/** The last item of each list of a kind. */
const lasts = (kind: string): Place[] => {
  const lists = placesLike(everyPlace, kind).filter(({ value }) => (value as unknown[]).length > 0);
  expect(lists, kind).not.toEqual([]);
  return lists.map(({ file, path, value }) => ({
    file,
    path: [...path, (value as unknown[]).length - 1],
    value: (value as unknown[]).at(-1),
  }));
};
const conditional = (place: Place) => changedAt(everyPlace, place, { ...(place.value as object), when });

describe("a list of rules", () => {
  test.each(["classify.rules", "route.boundary", "responsibility.events.*"])(
    "that must answer ends with a rule without a condition: %s",
    (kind) => {
      for (const last of lasts(kind)) {
        const found = findings(conditional(last));
        expect(found.map(({ code, at, params }) => [`${code} ${at.file}${at.pointer}`, params])).toEqual([
          [told("rule/no-default", last), { rule: (last.value as { id: string }).id }],
        ]);
      }
    },
  );

  test.each([
    "classify.review",
    "dispose.rules",
    "directory.rows",
    "limits.steps[].rules",
    "responsibility.obligations",
    "responsibility.ticket.rates.exclude",
  ])("that need not answer may end with a condition: %s", (kind) => {
    for (const last of lasts(kind)) expect(toldOf(conditional(last))).toEqual([]);
  });

  test("of kinds ends with one it names itself, not with what the operator chose", () => {
    const [last] = lasts("classify.rules") as [Place];
    const chosen = changedAt(
      everyPlace,
      { file: last.file, path: [...last.path, "then"] },
      { category: { fact: "chosen.category" } },
    );
    expect(toldOf(chosen)).toEqual([told("rule/no-default", last, "then", "category")]);
    expect(toldOf(changedAt(chosen, { file: last.file, path: [...last.path, "when"] }, when))).toEqual([
      told("rule/no-default", last),
    ]);
  });
});
