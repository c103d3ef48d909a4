export {
  type Accuracy,
  type Answer,
  type Count,
  type LabelField,
  measure,
  type PackMeasure,
  type ScoredTopic,
  type Separation,
} from "./editor/index.js";
