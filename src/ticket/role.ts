import type { Role } from "../facts/index.js";
import { superiors } from "../pack/index.js";
import type { Standing } from "./clock-view.js";

type Ticket = Pick<Standing, "pack" | "state">;

/** Whether a unit has a role; of several it has the first. */
const has: Readonly<Record<Exclude<Role, "centre">, (unit: string, ticket: Ticket) => boolean>> = {
  responsible: (unit, { state }) => unit === state.responsible,
  co: (unit, { state }) => state.co.includes(unit),
  superior: (unit, { pack, state }) => superiors(pack, state.responsible).includes(unit),
  former: (unit, { state }) => state.spans.some((span) => span.unit === unit),
  cc: (unit, { state }) => state.cc.includes(unit),
  other: () => true,
};

const inOrder = Object.keys(has) as (keyof typeof has)[];

/** What a unit is to a ticket; `undefined` is the hotline itself. */
export function roleOf(unit: string | undefined, ticket: Ticket): Role {
  if (unit === undefined) return "centre";
  return inOrder.find((role) => has[role](unit, ticket)) ?? "other";
}
