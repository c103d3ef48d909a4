/** A decision in words. */
export { explain, type ExplainOptions } from "./explain.js";
export { explainWords } from "./locales/all.js";
