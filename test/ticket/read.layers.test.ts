import { describe, expect, test } from "vitest";
import { type Diagnostic, openTicket, transition } from "../../src/index.js";
import { dispatcher, street, streetTicket } from "../support/ticket/ticket.js";

const sign = { id: "1", type: "sign", at: "2026-03-02T10:00:00+08:00", unit: street };
const decision = dispatcher.dispatch({
  id: "A1",
  receivedAt: "2026-03-02T09:00:00+08:00",
  title: "投诉垃圾",
  location: { divisions: [street] },
});

const told = (answer: { readonly ok: boolean }) => {
  const { diagnostics = [] } = answer as { diagnostics?: readonly Diagnostic[] };
  return diagnostics.map(({ code, at }) => `${code} ${at.file}${at.pointer}`);
};

describe("an event with several things wrong is told of all at once", () => {
  test.each<[string, object, string[]]>([
    [
      "a misspelt key and a unit nobody knows",
      { unti: 1, unit: "990101009" },
      ["schema/unknown-key event/unti", "ticket/unknown-unit event/unit"],
    ],
    [
      "a kind nobody knows, a unit and an instant",
      { type: "sgin", unit: "990101009", at: "never" },
      ["schema/value event/type", "ticket/unknown-unit event/unit", "time/invalid event/at"],
    ],
    [
      "a kind that is missing, and no id",
      { type: undefined, id: undefined },
      ["schema/missing-key event", "schema/missing-key event"],
    ],
    [
      "a note and a ground",
      { type: "object", note: 1, ground: "teritory", proposed: "990101009" },
      ["schema/type event/note", "ticket/unknown-unit event/proposed", "ticket/unknown-word event/ground"],
    ],
    [
      "an unknown outcome and no instant",
      { type: "resolve", outcome: "sloved", at: 5 },
      ["schema/type event/at", "ticket/unknown-word event/outcome"],
    ],
    [
      "a key too many and units whistled for",
      { type: "whistle", question: "x", departments: [street, "990101009"], final: true },
      ["schema/unknown-key event/final", "ticket/unknown-unit event/departments/1"],
    ],
  ])("%s", (_, more, expected) => {
    expect(told(transition(streetTicket(), { ...sign, ...more }, dispatcher))).toEqual(expected);
  });

  test("and so is a ticket that is none", () => {
    expect(told(transition({ log: 1 }, { ...sign, unti: 1 }, dispatcher))).toEqual([
      "schema/missing-key ticket",
      "schema/type ticket/log",
      "schema/unknown-key event/unti",
    ]);
  });
});

describe("a decision with several things wrong is told of all at once", () => {
  test("with what a conference decided, and the options", () => {
    const answer = openTicket({ ...decision, appealId: 1 }, dispatcher, {
      conferred: { lead: 5, at: "x" },
      lcoate: 1,
    } as never);
    expect(told(answer)).toEqual(["schema/unknown-key options/lcoate", "schema/type decision/appealId"]);
    const both = openTicket({ ...decision, appealId: 1 }, dispatcher, {
      conferred: { lead: 5, at: "x" } as never,
    });
    expect(told(both)).toEqual(["schema/type decision/appealId", "schema/type conferred/lead"]);
  });
});
