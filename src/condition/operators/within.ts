import { divisionWithin, topicWithin } from "../../facts/index.js";
import type { Operator } from "../operator.js";

/** In one of these divisions or topics, by hierarchy; of several divisions, one inside is enough. */
export const within: Operator = {
  name: "within",
  facts: ["topic", "divisions"],
  value: "one-or-many",
  holds(actual, value) {
    const containers = [value].flat() as string[];
    if (typeof actual === "string") return containers.some((container) => topicWithin(actual, container));
    return (
      Array.isArray(actual) &&
      actual.some((code) => containers.some((container) => divisionWithin(code, container)))
    );
  },
};
