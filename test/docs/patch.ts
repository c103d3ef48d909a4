import type { Block } from "./blocks.js";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Files = Record<string, unknown>;

/**
 * Elements of a list are called by what names them, so that an example keeps its place when the list grows.
 */
const names = ["id", "name", "code", "number"] as const;

/**
 * The files of a pack with one example of the guide put in.
 *
 * `new FILE` writes a file; `set FILE PATH` replaces a value; `add FILE PATH` appends to a list or puts keys
 * into an object; `before FILE PATH` puts one element before another.
 */
export function applyExample(
  files: Files,
  { words: [action, file = "", path = ""], text, at }: Block,
): Files {
  const example = JSON.parse(text) as Json;
  if (action === "new") return { ...files, [file]: example };
  const document = structuredClone(files[file]) as Json;
  const steps = path.split("/").slice(1);
  const last = steps.at(-1) ?? "";
  const parent = () => reach(document, steps.slice(0, -1), at);
  const target = () => reach(document, steps, at);
  if (action === "set") put(parent(), last, example);
  else if (action === "before") {
    const list = parent() as Json[];
    list.splice(indexOf(list, last, at), 0, example);
  } else if (action === "add") {
    const into = target();
    if (Array.isArray(into)) into.push(example);
    else Object.assign(into as object, example);
  } else throw new Error(`${at}: no action \`${action}\``);
  return { ...files, [file]: document };
}

/** The value at a path of a file, as `shown FILE PATH` claims it. */
export function valueAt(files: Files, file: string, path: string, at: string): unknown {
  return reach(files[file] as Json, path.split("/").slice(1), at);
}

function reach(value: Json, steps: readonly string[], at: string): Json {
  return steps.reduce((inside, step): Json => {
    const next = Array.isArray(inside)
      ? inside[indexOf(inside, step, at)]
      : (inside as Record<string, Json>)[step];
    if (next === undefined) throw new Error(`${at}: nothing called \`${step}\``);
    return next;
  }, value);
}

function indexOf(list: readonly Json[], step: string, at: string): number {
  const index = list.findIndex((element) =>
    names.some((name) => (element as Record<string, Json> | null)?.[name] === step),
  );
  if (index >= 0) return index;
  if (/^\d+$/.test(step) && Number(step) < list.length) return Number(step);
  throw new Error(`${at}: no element called \`${step}\``);
}

function put(container: Json, key: string, value: Json): void {
  if (Array.isArray(container)) container[indexOf(container, key, "set")] = value;
  else (container as Record<string, Json>)[key] = value;
}
