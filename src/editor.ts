export {
  type AcceptedLayers,
  acceptLayers,
  type Accuracy,
  type Answer,
  type Count,
  type LabelField,
  type LayerChange,
  layerChanges,
  measure,
  type PackMeasure,
  type ScoredTopic,
  type Separation,
} from "./editor/index.js";
