import { describe, expect, test } from "vitest";
import { compilePack, type Dispatcher, openTicket, recountTickets, ticketAt } from "../../src/index.js";
import { filesOf } from "../support/packs.js";
import { street } from "../support/ticket/ticket.js";

/** Its year 2026 has a notice of 4 November 2025. */
const files = filesOf("fixtures/packs/good/ticket");

const before = compilePack(files, { asOf: "2025-11-03" });
const now = compilePack(files);
const at = "2026-02-10T12:00:00+08:00";

function ticketOf(id: string, receivedAt: string, by: Dispatcher) {
  const decision = by.dispatch({ id, receivedAt, title: "投诉垃圾", location: { divisions: [street] } });
  const opened = openTicket(decision, by);
  if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
  return opened.ticket;
}

describe("when the notice of a new year is there", () => {
  const springFestival = ticketOf("spring", "2026-02-09T09:00:00+08:00", before);
  const january = ticketOf("january", "2026-01-12T09:00:00+08:00", before);

  test("the clocks that are due otherwise are listed, and no others", () => {
    const found = recountTickets([january, springFestival], before, now, at);
    expect(found.ok && found.value).toEqual({
      moved: [
        {
          appealId: "spring",
          clocks: [
            {
              step: "call-back",
              unit: null,
              limit: "limit.call-back",
              was: { state: "running", dueAt: "2026-02-19T00:00:00+08:00", lastDay: "2026-02-18" },
              is: { state: "running", dueAt: "2026-02-24T00:00:00+08:00", lastDay: "2026-02-23" },
            },
          ],
        },
      ],
      unread: [],
    });
  });

  test("what cannot be read is told by its place, and hides no other", () => {
    const found = recountTickets([{}, springFestival], before, now, at);
    const { moved = [], unread = [] } = found.ok ? found.value : {};
    expect([moved.length, unread.map(({ index }) => index)]).toEqual([1, [0]]);
  });

  test("what is no list, and no instant, is told", () => {
    const found = recountTickets(7 as never, before, now, "gestern");
    expect(found.ok ? [] : found.diagnostics.map(({ code }) => code)).toEqual([
      "schema/type",
      "time/invalid",
    ]);
  });
});

test("a ticket says which of the years it was first counted over are others by now", () => {
  const ticket = ticketOf("A", "2026-03-02T09:00:00+08:00", now);
  expect(Object.keys(ticket.opening.years)).toEqual(["2026"]);
  const year = files["calendar/2026.json"] as { notices: object[] };
  const other = { ...year, notices: year.notices.map((one) => ({ ...one, title: "更正" })) };
  const corrected = compilePack({ ...files, "calendar/2026.json": other });
  const changed = [now, corrected].map((by) => {
    const view = ticketAt(ticket, "2026-03-03T09:00:00+08:00", by);
    return view.ok && view.value.changedYears;
  });
  expect(changed).toEqual([[], [2026]]);
});
