import { type Diagnostic, jsonPath, replaced } from "../../diagnostic/index.js";
import { isObject } from "../../json/index.js";
import { layerIdOf, type PackFiles, safeMergePacks } from "../../pack/index.js";

/** The topmost of some packs with what it says of those below brought up to date. */
export interface AcceptedLayers {
  /** Its files that change, path → text. */
  readonly files: Readonly<Record<string, string>>;
  /** What was out of date: each names the entry in `params.id`. */
  readonly accepted: readonly Diagnostic[];
}

/**
 * Returns the files of the topmost pack, given as text, with the digest of each entry it replaces or changes,
 * and the versions of its bases, as they are now. Whoever asks has looked at what changed: `accepted` says
 * where. What is wrong otherwise stays as it is.
 *
 * @example acceptLayers(readPackLayers("rules/beijing-2019")).accepted.length // 0: nothing is out of date
 */
export function acceptLayers(layers: readonly PackFiles[]): AcceptedLayers {
  const top = layers.at(-1) ?? {};
  const id = layerIdOf(top);
  const result = safeMergePacks(layers);
  const accepted = (result.ok ? [] : result.diagnostics).filter(
    ({ code, at }) => at.layer === id && code in newValues && typeof top[at.file] === "string",
  );
  const files: Record<string, string> = {};
  for (const found of accepted) {
    const { file, pointer } = found.at;
    const text = files[file] ?? (top[file] as string).replace(/^\uFEFF/, "");
    const path = jsonPath(pointer);
    files[file] = replaced(text, path, newValues[found.code]?.(valueAt(text, path), found));
  }
  return { files, accepted };
}

/** What is written in place of what was out of date. */
const newValues: Partial<Record<Diagnostic["code"], (old: unknown, found: Diagnostic) => unknown>> = {
  "layer/unstated": pinned,
  "layer/changed-below": pinned,
  "layer/other-version": (_, { params }) => params["actual"],
};

function pinned(old: unknown, { params: { digest } }: Diagnostic): unknown {
  if (old === "replaces" || (isObject(old) && "replaces" in old)) return { replaces: digest };
  return { changes: digest, ...(isObject(old) && "without" in old && { without: old["without"] }) };
}

function valueAt(text: string, path: readonly (string | number)[]): unknown {
  return path.reduce((value: unknown, key) => Reflect.get(value as object, key), JSON.parse(text) as unknown);
}
