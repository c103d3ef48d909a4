/** The conditions of rules: one grammar, read, compiled, and interpreted as a slow twin. */
export {
  compileCondition,
  type CompiledCondition,
  conditionContext,
  type ConditionContext,
} from "./compile.js";
export { type Evidence, Shown } from "./evidence.js";
export { listFacts } from "./operator.js";
export { operators } from "./operators/table.js";
export { type Condition, conditionSchema, type Leaf, type OperatorName, operatorNames } from "./schema.js";
export { isFactReference, isListReference, valueShapes } from "./value-shape.js";
export { endingsOf, foldCondition, leavesOf, scopesIn, usedNames } from "./walk.js";
