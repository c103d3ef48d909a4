import { type Diagnostic, diagnostic } from "../../diagnostic/index.js";
import { conditionOf, type PackDocs, rulesOf } from "../../pack/index.js";

/**
 * Topics for which no directory row is sure to hold.
 *
 * Exact over all topics, places and kinds: rows are tried from the topic up to the root, so an appeal finds
 * one for certain when, and only when, some row on that way has no condition. Linking has proved that every
 * lead exists, in a district at least as its government, and an unknown place is a conference with its
 * reason.
 */
export function gap(pack: PackDocs): Diagnostic[] {
  const rows = rulesOf(pack, "directory");
  const sure = new Set(rows.filter((row) => conditionOf(row) === undefined).map(({ topic }) => topic));
  if (sure.has("")) return [];
  // What is under a sure row is no gap, so the highest of every gap is a topic at the top.
  return pack.docs.topics.flatMap((doc) => [
    ...doc.value.topics.flatMap(({ name }, index) =>
      sure.has(name)
        ? []
        : [diagnostic("directory/gap", doc.locate(["topics", index, "name"]), { topic: name })],
    ),
    diagnostic("directory/gap", doc.locate(["topics"]), { topic: "" }),
  ]);
}
