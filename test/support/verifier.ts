import { createVerifier, type Verifier } from "../../src/audit/verify.js";
import type { Dispatcher } from "../../src/decide/dispatcher.js";
import { packOf } from "../../src/decide/dispatcher.js";
import type { PackLayers } from "../../src/pack/read.js";
import { docsOf } from "./packs.js";

/** A verifier whose second engine reads these files, be they those of the dispatcher or others. */
export function verifierOf(dispatcher: Dispatcher, files: PackLayers): Verifier {
  const days = { from: "0001-01-01" };
  return createVerifier([{ days, pack: packOf(dispatcher), docs: docsOf(files) }]);
}
