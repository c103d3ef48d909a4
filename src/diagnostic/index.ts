/** What is wrong with an input, as data with a code and a place, and its wording. */
export { DiagnosticError } from "./diagnostic-error.js";
export {
  cut,
  type Diagnostic,
  diagnostic,
  type DiagnosticCode,
  diagnosticCodes,
  type DiagnosticParams,
  hasErrors,
  jsonPath,
  jsonPointer,
  type Locate,
  type Location,
  type Severity,
} from "./diagnostic.js";
export { inBrief } from "./in-words.js";
export {
  defaultLanguage,
  inEveryLanguage,
  type InEveryLanguage,
  type Language,
  languages,
  wordFor,
} from "./language.js";
export { visible } from "./locales/locale.js";
export { type FactType, type LogFault, type StageName, stages, type ValueShape } from "./named.js";
export { renderDiagnostic, type RenderOptions, widthOf } from "./render.js";
export { list, table } from "./schema/bounded.js";
export {
  basis,
  reasons,
  note,
  divisionCode,
  id,
  isoDate,
  pattern,
  schemaKey,
  strict,
  title,
  topicPath,
  unitId,
} from "./schema/common.js";
export { locateIn, meaning, problemsOf, reportIssues, shown } from "./schema/issues.js";
export {
  anyList,
  anyText,
  appealArbitraryOptions,
  argument,
  type Argument,
  calendarIcsOptions,
  compileOptions,
  dispatchOptions,
  eventsArbitraryOptions,
  folderOptions,
  languageOptions,
  locator,
  openOptions,
  ratesOptions,
  readArgument,
  registryOptions,
  someFiles,
  watchOptions,
} from "./schema/options.js";
export { replaced } from "./replaced.js";
export { mostTold, Problems } from "./schema/problems.js";
export { SoundPart } from "./schema/sound-part.js";
export { type ReadResult, readSource } from "./source.js";
export { suggest } from "./suggest.js";
