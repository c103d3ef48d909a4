import type { Diagnostic } from "../../diagnostic/index.js";
import type { PackDocs } from "../read.js";
import { linkCalendar } from "./calendar.js";
import { linkDirectory } from "./directory.js";
import { linkDispose } from "./dispose.js";
import { linkClassify } from "./classify.js";
import { linkLimits } from "./limits.js";
import { linkPackFile } from "./pack-file.js";
import { linkResponsibility } from "./responsibility.js";
import { Linker } from "./linker.js";
import { linkConditions, linkUniqueIds } from "./rules.js";
import { collectSymbols, type Symbols } from "./symbols.js";
import { linkTopics } from "./topics.js";
import { linkUnits } from "./units.js";

/** Resolves every reference in a pack and reports all that fail. */
export function linkPack(pack: PackDocs): { symbols: Symbols; diagnostics: Diagnostic[] } {
  const symbols = collectSymbols(pack);
  const linker = new Linker(pack, symbols);
  linkPackFile(linker);
  linkUnits(linker);
  linkTopics(linker);
  linkConditions(linker);
  linkClassify(linker);
  linkDispose(linker);
  linkDirectory(linker);
  linkLimits(linker);
  linkResponsibility(linker);
  linkCalendar(linker);
  linkUniqueIds(linker);
  return { symbols, diagnostics: linker.diagnostics };
}
