import { type Diagnostic, diagnostic } from "../../diagnostic.js";
import { parentOf } from "../../facts.js";
import { topicEntries } from "../link/symbols.js";
import type { PackDocs } from "../read.js";

/**
 * Topics for which no directory row is sure to hold.
 *
 * Exact over all topics, places and kinds: rows are tried from the topic up to the root, so an appeal finds one for certain
 * when, and only when, some row on that way has no condition. Linking has proved that every lead exists, in a district at
 * least as its government, and an unknown place is a conference with its reason.
 */
export function gap({ docs }: PackDocs): Diagnostic[] {
  const sure = new Set(docs.directory.flatMap((doc) => doc.value.rows).filter((row) => row.when === undefined).map((row) => row.topic));
  if (sure.has("")) return [];
  return docs.topics.flatMap((doc) => {
    const paths = topicEntries(doc.value.topics).map(([path]) => path);
    const open = paths.filter((path) => !path.split("/").some((_, depth, names) => sure.has(names.slice(0, depth + 1).join("/"))));
    const alsoOpen = new Set<string | undefined>(open);
    const shown = open.filter((path) => !alsoOpen.has(parentOf(path)));
    return [...shown, ""].map((topic) => diagnostic("directory/gap", doc.locate(placeOf(topic, doc.value.topics)), { topic }));
  });
}

function placeOf(topic: string, nodes: PackDocs["docs"]["topics"][number]["value"]["topics"]): (string | number)[] {
  const path: (string | number)[] = ["topics"];
  let level: readonly { name: string; children?: readonly unknown[] | undefined }[] = nodes;
  for (const name of topic === "" ? [] : topic.split("/")) {
    const index = level.findIndex((node) => node.name === name);
    if (path.length > 1) path.push("children");
    path.push(index);
    level = (level[index]?.children ?? []) as typeof level;
  }
  return topic === "" ? path : [...path, "name"];
}
