import type { Command } from "../command.js";
import { calendar } from "./calendar.js";
import { check } from "./check.js";
import { dispatch } from "./dispatch.js";
import { explainCommand } from "./explain.js";
import { layers } from "./layers.js";
import { measure } from "./measure.js";
import { publish } from "./publish.js";
import { schema } from "./schema.js";
import { test } from "./test.js";
import { ticket } from "./ticket.js";
import { verify } from "./verify.js";

/** Every command, in the order help lists them. */
export const commands: readonly Command[] = [
  dispatch,
  explainCommand,
  check,
  test,
  measure,
  ticket,
  verify,
  layers,
  publish,
  schema,
  calendar,
];
