import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parentOf } from "../../src/facts/facts.js";
import { topicPaths } from "../support/topic-trees.js";

describe("the parent of a topic", () => {
  test("is its path without the last name, and none at the top", () => {
    fc.assert(
      fc.property(topicPaths, (paths) => {
        for (const path of paths) {
          const names = path.split("/");
          expect(parentOf(path)).toBe(names.length === 1 ? undefined : names.slice(0, -1).join("/"));
        }
      }),
    );
  });
});
