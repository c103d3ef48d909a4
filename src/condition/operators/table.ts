import type { Operator } from "../operator.js";
import type { OperatorName } from "../schema.js";
import { after } from "./after.js";
import { before } from "./before.js";
import { betweenTimes } from "./between-times.js";
import { containsAll } from "./contains-all.js";
import { containsAny } from "./contains-any.js";
import { containsExactly } from "./contains-exactly.js";
import { containsOnly } from "./contains-only.js";
import { contains } from "./contains.js";
import { doesNotContain } from "./does-not-contain.js";
import { equal } from "./equal.js";
import { greaterThan } from "./greater-than.js";
import { greaterThanInclusive } from "./greater-than-inclusive.js";
import { inOfficeHours } from "./in-office-hours.js";
import { isIn } from "./in.js";
import { isAbsent } from "./is-absent.js";
import { isPresent } from "./is-present.js";
import { lessThan } from "./less-than.js";
import { lessThanInclusive } from "./less-than-inclusive.js";
import { mentions } from "./mentions.js";
import { mentionsAll } from "./mentions-all.js";
import { notEqual } from "./not-equal.js";
import { notIn } from "./not-in.js";
import { onOrAfter } from "./on-or-after.js";
import { onOrBefore } from "./on-or-before.js";
import { onWeekday } from "./on-weekday.js";
import { onWorkday } from "./on-workday.js";
import { within } from "./within.js";

export const operators: Readonly<Record<OperatorName, Operator>> = {
  equal,
  notEqual,
  in: isIn,
  notIn,
  contains,
  doesNotContain,
  containsAny,
  containsAll,
  containsOnly,
  containsExactly,
  lessThan,
  lessThanInclusive,
  greaterThan,
  greaterThanInclusive,
  within,
  mentions,
  mentionsAll,
  isPresent,
  isAbsent,
  onOrAfter,
  after,
  before,
  onOrBefore,
  betweenTimes,
  onWeekday,
  onWorkday,
  inOfficeHours,
};
