/** `fast-check` with a few cases for each property: a mutation run asks thousands of times whether the tests see a change. */
import * as all from "../../node_modules/fast-check/lib/fast-check.js";

const most = 20;

function assert(property, parameters) {
  return all.assert(property, { ...parameters, numRuns: Math.min(most, parameters?.numRuns ?? most) });
}

export * from "../../node_modules/fast-check/lib/fast-check.js";
export default { ...all, assert };
