import { expect, test } from "vitest";
import { type Ticket, ticketAt, transition } from "../../src/ticket/index.js";
import { patched } from "../support/patched.js";
import { dispatcher, district, heatingTicket, run, street, streetTicket } from "../support/ticket/ticket.js";

const at = (time: string) => `2026-03-02T${time}:00+08:00`;
const evidence = ["图"];
const next = "990101002";

const view = (ticket: Ticket, when: string) => {
  const seen = ticketAt(ticket, when, dispatcher);
  if (!seen.ok) throw new Error(JSON.stringify(seen.diagnostics));
  return seen.value;
};

// The street is complained about, so its district leads; the district too must stay out.
const districtOut = [
  { id: "1", type: "object", at: at("09:10"), unit: district, ground: "recusal", evidence },
  { id: "2", type: "objection-upheld", at: at("09:20"), to: next },
];

test("a unit whose objection that it must stay out is upheld does not lead again when returns are capped and the district decides", () => {
  const { ticket, answers } = run(streetTicket([street]), [
    districtOut[0] as object,
    { id: "2", type: "objection-upheld", at: at("09:20"), to: "990102001" },
    { id: "3", type: "object", at: at("09:30"), unit: "990102001", ground: "territory", evidence },
    { id: "4", type: "objection-upheld", at: at("09:40"), to: next },
    { id: "5", type: "object", at: at("09:50"), unit: next, ground: "duty", evidence },
    { id: "6", type: "objection-upheld", at: at("10:00") },
  ]);
  expect(answers.every((answer) => answer === "accepted")).toBe(true);
  expect(view(ticket, at("11:00")).responsible.value).toBe("990000");
});

test("nor is it designated, whistled for, asked to coordinate or sent a copy", () => {
  const { answers, ticket } = run(streetTicket([street]), [
    ...districtOut,
    { id: "3", type: "whistle", at: at("09:30"), unit: next, departments: [district], question: "x" },
    { id: "4", type: "escalate", at: at("09:31"), unit: next, to: district },
    { id: "5", type: "object", at: at("09:32"), unit: next, ground: "territory", evidence },
    { id: "6", type: "objection-upheld", at: at("09:33"), to: district },
  ]);
  expect(answers.slice(2)).toEqual(["ticket/recused", "ticket/recused", "accepted", "ticket/recused"]);
  expect(view(ticket, at("10:00"))).toMatchObject({ responsible: { value: next }, cc: [] });
});

test("an objection that is not upheld, or is on another ground, keeps nobody out", () => {
  const { ticket } = run(streetTicket(), [
    { id: "1", type: "object", at: at("09:10"), unit: street, ground: "recusal", evidence },
    { id: "2", type: "objection-denied", at: at("09:20") },
    { id: "3", type: "object", at: at("09:30"), unit: street, ground: "territory", evidence },
    { id: "4", type: "objection-upheld", at: at("09:40"), to: next },
    { id: "5", type: "whistle", at: at("09:50"), unit: next, departments: [street], question: "x" },
  ]);
  expect(view(ticket, at("10:00")).co).toEqual([street]);
});

test("the clock of a co-handler that turns out to be complained about stops, and is not missed", () => {
  const { ticket } = run(heatingTicket(), [
    {
      id: "1",
      type: "resolve",
      at: at("10:00"),
      unit: heatingTicket().opening.routing.lead.value,
      outcome: "solved",
    },
    { id: "2", type: "reopen", at: at("11:00"), newFacts: true, about: [street] },
  ]);
  const { co, clocks } = view(ticket, "2026-04-02T09:00:00+08:00");
  expect(co).toEqual([]);
  expect(clocks.filter(({ unit }) => unit === street).map(({ step, state }) => [step, state])).toEqual([
    ["co-report", "replaced"],
  ]);
});

test("what a co-handler does for itself starts no clock of the lead or of another co-handler", () => {
  const own = patched(
    {
      "limits.json": (data: { limits: { id: string; startsAt: string }[] }) => {
        for (const limit of data.limits) if (limit.id === "limit.3wd") limit.startsAt = "reported-in";
      },
    },
    "fixtures/packs/good/ticket",
  );
  const opened = transition(
    streetTicket([], own),
    {
      id: "0",
      type: "whistle",
      at: at("09:30"),
      unit: street,
      departments: [next, "990102001"],
      question: "x",
    },
    own,
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  const after = transition(opened.ticket, { id: "1", type: "report-in", at: at("09:40"), unit: next }, own);
  const seen = after.ok && ticketAt(after.ticket, at("09:40"), own);
  expect(
    seen &&
      seen.ok &&
      seen.value.clocks.filter(({ step }) => step === "co-report").map(({ unit, state }) => [unit, state]),
  ).toEqual([
    [next, "running"],
    ["990102001", "waiting"],
  ]);
});
