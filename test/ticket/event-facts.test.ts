import { expect, test } from "vitest";
import { packOf } from "../../src/decide/index.js";
import type { TicketEvent } from "../../src/ticket/event.js";
import { factsOfEvent } from "../../src/ticket/event-facts.js";
import { stateOf } from "../../src/ticket/index.js";
import { district, dispatcher, street, streetTicket } from "../support/ticket/ticket.js";

const { opening } = streetTicket();
const pack = packOf(dispatcher);
const state = stateOf(pack, streetTicket());
const now = "2026-03-02T12:00:00+08:00";

function read(event: object, at = now) {
  const happening = { id: "1", at, unit: street, ...event } as TicketEvent;
  return factsOfEvent({ pack, opening, state, event: happening, at: Date.parse(at) });
}

test("who was told is nobody where the event does not say", () => {
  const told = (event: object) => {
    const facts = read(event);
    return [facts["event.appellant-told"], facts["event.centre-told"]];
  };
  const extend = { type: "extend", days: 1 };
  expect(told(extend)).toEqual([false, false]);
  expect(told({ ...extend, appellantTold: true })).toEqual([true, false]);
  expect(told({ ...extend, centreTold: true })).toEqual([false, true]);
  expect(told({ type: "suspend", reviewOn: "2026-03-03" })).toEqual([false, false]);
});

test("the days to a review are counted from the day it is at the pack's offset", () => {
  const days = (reviewOn: string | undefined, at = now) =>
    read({ type: "suspend", ...(reviewOn !== undefined && { reviewOn }) }, at)["event.review-days"];
  expect(days("2026-03-02")).toBe(0);
  expect(days("2026-03-09")).toBe(7);
  expect(days("2026-03-01")).toBe(-1);
  // Already Tuesday in Beijing.
  expect(days("2026-03-09", "2026-03-02T16:00:00Z")).toBe(6);
  expect(days("2026-03-09", "2026-03-02T15:59:59Z")).toBe(7);
  expect(days(undefined)).toBeUndefined();
});

test("an objection has evidence where something is attached, and is repeated on the same ground", () => {
  const object = { type: "object", ground: "territory" };
  expect(read(object)["event.evidence"]).toBe(false);
  expect(read({ ...object, evidence: [] })["event.evidence"]).toBe(false);
  expect(read({ ...object, evidence: ["图"] })["event.evidence"]).toBe(true);
  const again = { ...state, objected: [{ unit: street, ground: "territory" }] };
  const repeated = (event: object) =>
    factsOfEvent({
      pack,
      opening,
      state: again,
      event: { id: "1", at: now, unit: street, ...event } as TicketEvent,
      at: Date.parse(now),
    })["event.repeated"];
  expect(repeated(object)).toBe(true);
  expect(repeated({ ...object, ground: "duties" })).toBe(false);
  expect(repeated({ ...object, unit: district })).toBe(false);
});
