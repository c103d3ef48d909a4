import type { Diagnostic } from "../../diagnostic/index.js";
import type { FileKindName } from "../files.js";
import type { PackDocs } from "../read.js";
import { linkCalendar } from "./calendar.js";
import { linkCategories } from "./categories.js";
import { linkClassify } from "./classify.js";
import { linkConditions } from "./condition.js";
import { linkDirectory } from "./directory.js";
import { linkDispose } from "./dispose.js";
import { linkUniqueIds } from "./ids.js";
import { linkLimits } from "./limits.js";
import { linkLists } from "./lists.js";
import { Linker } from "./linker.js";
import { linkPackFile } from "./pack-file.js";
import { linkResponsibility } from "./responsibility.js";
import { linkRoute } from "./route.js";
import { collectSymbols, type Symbols } from "./symbols.js";
import { linkTopics } from "./topics.js";
import { linkUnits } from "./units.js";
import { linkVariants } from "./variants.js";

type LinkFiles = (linker: Linker) => void;

/** What is checked of each kind of file; `null` where nothing in it refers to the rest of the pack. */
const checks: Readonly<Record<FileKindName, LinkFiles | null>> = {
  pack: linkPackFile,
  variants: linkVariants,
  lists: linkLists,
  units: linkUnits,
  topics: linkTopics,
  conditions: linkConditions,
  classify: linkClassify,
  categories: linkCategories,
  dispose: linkDispose,
  directory: linkDirectory,
  route: linkRoute,
  limits: linkLimits,
  responsibility: linkResponsibility,
  calendar: linkCalendar,
  // What cases say is compared when they are run.
  cases: null,
};

/** Resolves every reference in a pack and reports all that fail. */
export function linkPack(pack: PackDocs): { symbols: Symbols; diagnostics: Diagnostic[] } {
  const symbols = collectSymbols(pack);
  const linker = new Linker(pack, symbols);
  for (const check of Object.values(checks)) check?.(linker);
  linkUniqueIds(linker);
  return { symbols, diagnostics: linker.diagnostics };
}
