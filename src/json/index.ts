/** JSON text and values: where things stand in a text, what is wrong with one, and what JSON cannot hold. */
export { findJsonFault } from "./fault.js";
export { deepFreeze } from "./freeze.js";
export { deepest, findNotJson, type NotJson } from "./not-json.js";
export { isObject } from "./object.js";
export type { JsonPath } from "./path.js";
export { lineOf, positionsOf } from "./position.js";
export { countMembers, jsonShape } from "./shape.js";
export type { JsonFault, JsonFaultName } from "./token.js";
