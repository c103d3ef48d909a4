import { describe, expect, test } from "vitest";
import { attribution, openTicket, ticketAt } from "../../src/ticket/index.js";
import { dispatcher, district, street } from "../support/ticket/ticket.js";

const sentAt = "2026-03-04T09:00:00+08:00";

/** The ticket of rubbish somewhere, once a conference has named who takes it. */
function conferred(lead: string, co: readonly string[], about: readonly string[] = []) {
  const decision = dispatcher.dispatch({
    id: "A1",
    receivedAt: "2026-03-02T09:00:00+08:00",
    title: "投诉垃圾",
    location: {},
    about: { units: [...about] },
  });
  const opened = openTicket(decision, dispatcher, { conferred: { lead, co, at: sentAt } });
  if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
  return opened;
}

const values = (units: readonly { readonly value: string }[]) => units.map(({ value }) => value);

describe("after a conference", () => {
  test.each([
    ["a street leads: its district has a copy", street, [], [], [district]],
    ["a street helps: its district has a copy", "990101:urban", [street], [], [district]],
    ["two streets of one district take part: it has one copy", street, ["990101002"], [], [district]],
    ["streets of two districts take part: each has a copy", street, ["990102001"], [], [district, "990102"]],
    ["the district leads: it has no copy", district, [street], [], []],
    ["the district helps: it has no copy", street, [district], [], []],
    ["the district is complained about: it has no copy", street, ["990102001"], [district], ["990102"]],
    ["no street takes part: nobody has a copy", "enterprise:heating", ["990101:urban"], [], []],
  ])("%s", (_, lead, co, about, cc) => {
    const { routing } = conferred(lead, co, about).ticket.opening;
    expect([routing.lead.value, values(routing.co), values(routing.cc)]).toEqual([lead, co, cc]);
  });

  test("it is sent to each of them at the instant the conference names, and counted from there", () => {
    const { ticket, effects } = conferred(street, ["990102001"]);
    const sent = effects.flatMap((one) => (one.kind === "send" ? [`${one.unit} ${one.role} ${one.at}`] : []));
    expect(sent).toEqual([
      `${street} lead ${sentAt}`,
      `990102001 co ${sentAt}`,
      `${district} cc ${sentAt}`,
      `990102 cc ${sentAt}`,
    ]);
    const seen = ticketAt(ticket, sentAt, dispatcher);
    const resolve = seen.ok && seen.value.clocks.find(({ step }) => step === "resolve");
    // The seven days of the pack run from receipt, whoever takes it and whenever; the clock is the lead's.
    const due = { startsAt: "2026-03-02T09:00:00+08:00", dueAt: "2026-03-10T00:00:00+08:00" };
    expect(resolve).toMatchObject({ unit: street, ...due });
  });

  test("what ran before it was sent is put down to the first who had it", () => {
    const found = attribution(conferred(street, []).ticket, "2026-03-05T00:00:00+08:00", dispatcher);
    const [resolve] = found.ok ? found.value.filter(({ step }) => step === "resolve") : [];
    // Two whole days after the first, which does not count: the 3rd and the 4th.
    expect(resolve).toMatchObject({
      used: 172_800_000,
      parts: [{ unit: street, phase: "dispatched", used: 172_800_000 }],
    });
  });
});
