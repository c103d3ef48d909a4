import { isObject, type JsonPath } from "../../json/index.js";
import { countedBy } from "./bounded.js";
import type { Issue } from "./union.js";

/**
 * An input as far as a schema found its shape sound, so that what else has to be known of it can be asked of
 * the rest.
 *
 * An unknown key is nothing wrong with the values beside it. Values are as they came: for schemas that change
 * none.
 */
export class SoundPart {
  readonly #wrong = new Set<string>();
  readonly #aboveWrong = new Set<string>();

  constructor(
    readonly input: unknown,
    issues: readonly Issue[],
  ) {
    for (const issue of issues) {
      if (issue.code === "unrecognized_keys") continue;
      const path = issue.path as JsonPath;
      // What only says how many more members are wrong says nothing of what they stand in.
      if (countedBy(issue) === 0) this.#wrong.add(JSON.stringify(path));
      for (const above of waysTo(path)) this.#aboveWrong.add(JSON.stringify(above));
    }
  }

  /** The value at a path; `undefined` where there is none, or something is wrong with it or in it. */
  at(...path: JsonPath): unknown {
    return this.#aboveWrong.has(JSON.stringify(path)) || this.#isInWrong(path)
      ? undefined
      : this.#value(path);
  }

  /** The members of the object at a path, each of which may be wrong in itself. */
  membersOf(...path: JsonPath): [string, unknown][] {
    return this.#isInWrong(path) ? [] : Object.entries(this.#value(path) ?? {});
  }

  #isInWrong(path: JsonPath): boolean {
    return this.#wrong.size > 0 && waysTo(path).some((above) => this.#wrong.has(JSON.stringify(above)));
  }

  #value(path: JsonPath): unknown {
    return path.reduce<unknown>(
      (value, step) => (isObject(value) || Array.isArray(value) ? Reflect.get(value, step) : undefined),
      this.input,
    );
  }
}

/** `[]`, `[a]`, … and the path itself. */
function waysTo(path: JsonPath): JsonPath[] {
  return [...path.keys(), path.length].map((length) => path.slice(0, length));
}
