import { z } from "zod";
import { isoDate, strict } from "../../diagnostic/index.js";

const from = isoDate.describe("自哪天起（含）；不写，是规则包施行那天");
const to = isoDate.describe("到哪天为止（含）；不写，一直到规则包失效");

/** `effective` of an entry: the days on which it is in force. */
export const daysSchema = z
  .union([strict({ from, to: to.optional() }), strict({ from: from.optional(), to })])
  .describe("只在这些天有效：诉求按受理那天算");

/** Days on which something is in force, both ends in; without an end it has none. */
export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
