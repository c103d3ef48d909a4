import { expect, test } from "vitest";
import { packDigest } from "../../src/pack/digest.js";
import { changedAt, everyPlace, kindOf, placesOf } from "../support/places.js";

const digestOf = (files: Readonly<Record<string, unknown>>) => packDigest(new Map(Object.entries(files)));

test("notes are no part of what a pack decides by: any other text is", () => {
  const whole = digestOf(everyPlace);
  const texts = placesOf(everyPlace).filter(
    ({ value, path }) => typeof value === "string" && path.length > 0,
  );
  const notes = texts.filter(({ path }) => path.at(-1) === "note");
  expect(notes.length).toBeGreaterThan(20);
  for (const place of texts) {
    const changed = digestOf(changedAt(everyPlace, place, `${String(place.value)}x`));
    expect(changed === whole, kindOf(place)).toBe(notes.includes(place));
  }
});
