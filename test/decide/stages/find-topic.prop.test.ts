import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FileData } from "../../../src/pack/files.js";
import { bites } from "../../support/bites.js";
import { appeal } from "../../support/appeal.js";
import { patched } from "../../support/patched.js";
import { topicPaths, treeOf, wordOf } from "../../support/topic-trees.js";

describe("the score of a topic", () => {
  test("is that of its own words and of those above it, never of a topic whose name only begins the same", () => {
    bites({ found: 20, "found below another": 10 }, (bite) =>
      fc.assert(
        fc.property(topicPaths, fc.infiniteStream(fc.boolean()), (paths, said) => {
          const dispatcher = patched({
            "topics.json": (file: FileData<"topics">) => void file.topics.push(...treeOf(paths)),
          });
          const spoken = paths.filter(() => said.next().value);
          const text = spoken.map((path) => wordOf(paths.indexOf(path))).join("，");
          const decision = dispatcher.dispatch(appeal({ text: `请看，${text}` }));
          const score = (path: string) => spoken.filter((other) => `${path}/`.startsWith(`${other}/`)).length;
          const found = decision.topic?.value;
          expect(found === undefined).toBe(spoken.length === 0);
          if (found === undefined) return;
          bite("found");
          if (score(found) > 1) bite("found below another");
          const notes = decision.trace.find((step) => step.rule === decision.topic?.by)?.notes;
          expect(notes?.["score"]).toBe(score(found));
          expect(score(found)).toBe(Math.max(...spoken.map(score)));
        }),
        { numRuns: 60 },
      ),
    );
  });
});
