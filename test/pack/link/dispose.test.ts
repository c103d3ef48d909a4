import { describe, expect, test } from "vitest";
import { changedAt, everyPlace, findings, placesLike, told } from "../../support/places.js";

const needs = {
  answer: undefined,
  transfer: "hotline",
  inform: "script",
  forward: undefined,
  dispatch: undefined,
} as const;

describe("a disposition", () => {
  test.each(Object.entries(needs))(
    "%s has what it needs, of a kind of appeal and of a rule",
    (disposition, need) => {
      for (const place of [
        ...placesLike(everyPlace, "categories.categories[]"),
        ...placesLike(everyPlace, "dispose.rules[].then"),
      ]) {
        const { script: _, hotline: __, ...bare } = place.value as Record<string, unknown>;
        const given = { script: "say.answer", hotline: "119" };
        const tell = (more: object) =>
          findings(changedAt(everyPlace, place, { ...bare, disposition, ...more }))
            // The kind that dangers are of has to be transferred; that is asked elsewhere.
            .filter(({ code }) => code !== "rule/no-hotline")
            .map(({ code, at, params }) => [`${code} ${at.file}${at.pointer}`, params]);
        expect(tell({})).toEqual(
          need ? [[told(`dispose/missing-${need}`, place, "disposition"), { disposition }]] : [],
        );
        expect(tell(given)).toEqual([]);
        if (need) expect(tell({ [need]: given[need] })).toEqual([]);
      }
    },
  );
});
