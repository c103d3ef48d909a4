import { describe, expect, test } from "vitest";
import { listsOf, rowsByTopic, ruleLists } from "../../src/pack/rule-lists.js";
import { everyPlace, kindOf, placed, placesOf } from "../support/places.js";
import { docsOf } from "../support/packs.js";

const pack = docsOf(everyPlace);
const listed = ruleLists(pack).flatMap(({ rules }) => rules);

/** What a file or a step says for all its rules. */
const shared = ["dispose.when", "directory.when", "limits.steps[].when"];

describe("the lists of rules", () => {
  test("hold every rule that has a condition, each once and where it stands", () => {
    const written = placesOf(everyPlace).filter(
      ({ file, path }) =>
        path.at(-1) === "when" && file !== "conditions.json" && !shared.includes(kindOf({ file, path })),
    );
    const conditional = listed.filter(({ written: { when } }) => when !== undefined);
    const found = conditional.map(({ place }) => placed({ file: place.doc.file, path: place.path }, "when"));
    expect(found.sort()).toEqual(written.map((place) => placed(place)).sort());
  });

  test("hold every rule that gives a result", () => {
    const written = placesOf(everyPlace).filter(({ path }) => path.at(-1) === "then");
    const found = listed.filter(({ rule }) => "then" in rule);
    expect(found).toHaveLength(written.length);
  });

  test("say of each step whether its first rule decides", () => {
    for (const { step, asks } of listsOf(pack, "limits"))
      expect(asks, step.id).toBe(step.pick === "first" ? "first" : "each");
  });

  test("have the rows of a topic together, over all files, as they are read", () => {
    const rows = listsOf(pack, "directory").flatMap(({ rules }) => rules);
    for (const [topic, together] of rowsByTopic(pack))
      expect(together).toEqual(rows.filter(({ rule }) => rule.topic === topic));
    expect([...rowsByTopic(pack).values()].flat()).toHaveLength(rows.length);
  });
});
