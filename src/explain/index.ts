/** A decision in words. */
export { explain, type ExplainOptions } from "./explain.js";
export { explainEn } from "./locales/en.js";
export { explainZhCn } from "./locales/zh-cn.js";
