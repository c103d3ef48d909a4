import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FileData } from "../../../src/pack/files.js";
import { gap } from "../../../src/editor/check/gap.js";
import { bites } from "../../support/bites.js";
import { goodFiles } from "../../support/bad-packs.js";
import { topicPaths, treeOf } from "../../support/topic-trees.js";
import { docsOf } from "../../support/packs.js";

/**
 * The gaps of the minimal pack with these topics added. Its own topics have a row each, and so have the
 * `sure` ones.
 */
function gapsOf(paths: readonly string[], sure: readonly string[]): unknown[] {
  const topics = JSON.parse(goodFiles["topics.json"] as string) as FileData<"topics">;
  const row = (topic: string, index: number) => ({
    id: `row.${index}`,
    topic,
    lead: { level: "district" },
    basis: ["示例"],
  });
  const rows = [...topics.topics.map(({ name }) => name), ...sure].map(row);
  topics.topics.push(...treeOf(paths));
  const files = Object.fromEntries(
    Object.entries(goodFiles).filter(([file]) => !file.startsWith("directory/")),
  );
  return gap(docsOf({ ...files, "topics.json": topics, "directory/all.json": { rows } })).map(
    ({ params }) => params["topic"],
  );
}

describe("gaps in the directory", () => {
  test("are exactly the topics without a row on their way up, each under the highest of them", () => {
    const least = {
      "a gap": 25,
      several: 3,
      "one with others below it": 7,
      "a row": 30,
      "below a row": 20,
      none: 1,
    };
    bites(least, (bite) =>
      fc.assert(
        fc.property(topicPaths, fc.infiniteStream(fc.boolean()), (paths, coin) => {
          const sure = paths.filter(() => coin.next().value);
          const open = paths.filter((path) => !sure.some((row) => `${path}/`.startsWith(`${row}/`)));
          const highest = open.filter(
            (path) => !open.some((other) => other !== path && path.startsWith(`${other}/`)),
          );
          if (sure.length > 0) bite("a row");
          if (open.length < paths.length - sure.length) bite("below a row");
          if (highest.length > 1) bite("several");
          bite(highest.length > 0 ? "a gap" : "none");
          if (highest.length < open.length) bite("one with others below it");
          expect(gapsOf(paths, sure).sort()).toEqual([...highest, ""].sort());
        }),
        { numRuns: 100 },
      ),
    );
  });
});
