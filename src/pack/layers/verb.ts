import { type Diagnostic, problemsOf } from "../../diagnostic/index.js";
import { verbSchema, type WrittenVerb } from "../schema/layer.js";
import { locateIn, memberOf, type Traced } from "./traced.js";

/**
 * Where a new entry goes; `after` and `before` name an entry beside it. `end` is where nothing is said: last,
 * but before a rule that always holds, since no rule would be asked behind it.
 */
export type Position = "first" | "last" | "end" | { readonly before: string } | { readonly after: string };

/** What an entry of a layer does to the pack below. */
export type Verb =
  | { readonly does: "add"; readonly at: Position }
  | { readonly does: "replace"; readonly pin: string | undefined }
  | { readonly does: "change"; readonly pin: string | undefined; readonly without: readonly string[] }
  | { readonly does: "remove" }
  | { readonly does: "rename"; readonly from: string };

/** What the `layer` of an entry says, `undefined` where it has none; `null` where it says nothing sound. */
export function verbOf(
  entry: Traced,
  report: (found: readonly Diagnostic[]) => void,
): Verb | null | undefined {
  const written = memberOf(entry, "layer");
  if (written === undefined) return undefined;
  const read = verbSchema.safeParse(written.value, { reportInput: true });
  if (read.success) return meant(read.data);
  report(problemsOf(read.error.issues, locateIn(written)).list);
  return null;
}

function meant(verb: WrittenVerb): Verb {
  if (verb === "first" || verb === "last") return { does: "add", at: verb };
  if (verb === "replaces") return { does: "replace", pin: undefined };
  if (verb === "changes") return { does: "change", pin: undefined, without: [] };
  if (verb === "removes") return { does: "remove" };
  if ("replaces" in verb) return { does: "replace", pin: verb.replaces };
  if ("renames" in verb) return { does: "rename", from: verb.renames };
  if ("before" in verb || "after" in verb) return { does: "add", at: verb };
  const pin = "changes" in verb ? verb.changes : undefined;
  return { does: "change", pin, without: verb.without ?? [] };
}
