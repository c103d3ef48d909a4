import type { ReviewReason } from "../decision.js";
import type { OpenCase } from "../open-case.js";
import { disposalAs } from "./dispose.js";
import { cite, holds } from "./first-rule.js";

/** Asks each review rule of the pack. One that sees a danger names the line to call. */
export function askReview(open: OpenCase): ReviewReason[] {
  return open.pack.review.flatMap((rule): ReviewReason[] => {
    const { id, title = id, danger } = rule;
    if (!holds(rule, open.facts)) return [];
    const { hotline = null } = danger === undefined ? {} : disposalAs(open, danger);
    return [{ code: "pack/review", rule: cite(open, "classify", rule), title, hotline }];
  });
}
