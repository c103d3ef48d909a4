import type { FileKindName } from "../files.js";
import type { PackLayer } from "../schema/pack.js";
import type { Traced } from "./traced.js";

/** The files of a kind, by path. */
export type Files = ReadonlyMap<string, Traced>;

/** One pack among others: what it says itself. */
export interface Layer {
  readonly id: string;
  /** How decisions name it: a pack that was merged before is named by its own layers. */
  readonly own: readonly PackLayer[];
  /** Its pack.json. */
  readonly head: Traced;
  readonly files: ReadonlyMap<FileKindName, Files>;
  /** The ids of all layers it stands on. */
  readonly below: ReadonlySet<string>;
}
