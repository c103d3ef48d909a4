import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parentOf } from "../../src/facts/facts.js";
import { bites } from "../support/bites.js";
import { topicPaths } from "../support/topic-trees.js";
import { bySign } from "../support/kind-of.js";

describe("the parent of a topic", () => {
  test("is its path without the last name, and none at the top", () => {
    bites({ "at the top": 100, "below it": 100, "two below it": 50 }, (bite) =>
      fc.assert(
        fc.property(topicPaths, (paths) => {
          for (const path of paths) {
            const names = path.split("/");
            bite(bySign(names.length - 2, ["at the top", "below it", "two below it"]));
            expect(parentOf(path)).toBe(names.length === 1 ? undefined : names.slice(0, -1).join("/"));
          }
        }),
      ),
    );
  });
});
