import type { InEveryLanguage } from "../../diagnostic/index.js";
import type { ExplainWords } from "../words.js";
import { explainEn } from "./en.js";
import { explainZhCn } from "./zh-cn.js";

export const explainWords: InEveryLanguage<ExplainWords> = { "zh-CN": explainZhCn, en: explainEn };
