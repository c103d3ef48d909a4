import fc from "fast-check";
import { expect, test } from "vitest";
import { packOf } from "../../src/decide/dispatcher.js";
import { attribution, rates, type Ticket, ticketAt, transition, watchList } from "../../src/ticket/index.js";
import { drafts, eventOf } from "../support/ticket/arbitraries.js";
import { dispatcher, street, streetTicket } from "../support/ticket/ticket.js";
import { stateOf } from "../../src/ticket/fold.js";

/** A ticket with a random life, as JSON. */
const lives = drafts.map((list) => {
  let ticket = streetTicket();
  let now = Date.parse(ticket.opening.dispatchedAt);
  for (const draft of list) {
    now += Math.abs(draft.after) * 60_000;
    const result = transition(
      ticket,
      eventOf(draft, new Date(now).toISOString(), stateOf(packOf(dispatcher), ticket)),
      dispatcher,
    );
    if (result.ok || result.refusal) ticket = result.ticket;
  }
  return JSON.parse(JSON.stringify(ticket)) as Ticket;
});

/** Every place in JSON data. */
function places(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) =>
      places(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function put(value: unknown, [key, ...rest]: readonly (string | number)[], what: unknown): unknown {
  if (key === undefined) return what;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[key] = put(copy[key], rest, what);
  return copy;
}

const oddities = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    "",
    "990101",
    street,
    "limit.7d",
    "resolve",
    "co-report",
    "due:resolve",
    "2026-02-30",
    "2026-03-02T09:00:00+08:00",
    "1991-01-01T00:00:00Z",
    "2099-12-31T23:59:59Z",
    "9999-12-31T23:59:59Z",
    -1,
    0,
    3650,
    1e308,
  ),
);

test("a ticket that was tampered with is read or told what is wrong, and never throws", () => {
  fc.assert(
    fc.property(
      lives,
      fc.nat(),
      oddities,
      fc.constantFrom("2026-03-10T09:00:00+08:00", "1995-01-01T00:00:00Z", "2099-01-01T00:00:00Z"),
      (life, pick, odd, at) => {
        const all = places(life);
        const tampered = put(life, all[pick % all.length] ?? [], odd);
        const results = [
          transition(
            tampered,
            {
              id: "zzzzzzzz",
              type: "extend",
              at,
              unit: street,
              days: 3650,
              reason: "x",
              appellantTold: true,
            },
            dispatcher,
          ),
          ticketAt(tampered, at, dispatcher),
          attribution(tampered, at, dispatcher),
          rates([tampered], { by: "district", at }, dispatcher),
          watchList([tampered], { at, hours: 1e6 }, dispatcher),
        ];
        for (const result of results)
          if (!result.ok && "diagnostics" in result) expect(result.diagnostics.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 400 },
  );
});
