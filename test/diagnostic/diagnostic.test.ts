import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { safeCountLimit } from "../../src/calendar/count-limit.js";
import { decideLine } from "../../src/batch/decide-line.js";
import { longestLine } from "../../src/batch/read-line.js";
import { LineSplitter } from "../../src/batch/line-splitter.js";
import { TicketLog } from "../../src/batch/ticket-lines.js";
import { diagnosticCodes, type DiagnosticCode } from "../../src/diagnostic/diagnostic.js";
import { type Entry, migrateTicket, openTicket, ticketAt, transition } from "../../src/ticket/index.js";
import { beijing as calendar } from "../support/calendar/years.js";
import type { Decision } from "../../src/decide/decision.js";
import { loadRegistry, publishPack } from "../../src/disk/index.js";
import type { PackFiles } from "../../src/pack/read-files.js";
import { filesOf } from "../support/packs.js";
import { badPacks } from "../support/bad-packs.js";
import { dispatcher, district, run, street, streetTicket } from "../support/ticket/ticket.js";

const codes = Object.keys(diagnosticCodes) as DiagnosticCode[];
const ofPacks = badPacks.flatMap((bad) => bad.expect.map(({ code }) => code));
const ofAppeals = readdirSync("fixtures/appeals-bad").flatMap((name) =>
  (
    JSON.parse(readFileSync(`fixtures/appeals-bad/${name}`, "utf8")) as { expect: { code: DiagnosticCode }[] }
  ).expect.map(({ code }) => code),
);

const minimalFiles = filesOf("fixtures/packs/good/minimal");
const categories = JSON.stringify(minimalFiles["categories.json"]).replace('"title":"', '"title":"另');

const limit = { amount: 24, unit: "hour", firstDayCounts: false, endsAt: "instant", roll: "none" } as const;
const noon = "2026-03-02T12:00:00+08:00";

type Answer = {
  readonly ok: boolean;
  readonly diagnostics?: readonly { readonly code: string }[];
  readonly problems?: readonly { readonly code: string }[];
};
const found = (answer: Answer) =>
  [...(answer.diagnostics ?? []), ...(answer.problems ?? [])].map(({ code }) => code);

const decision = (more: object = {}) =>
  dispatcher.dispatch({
    id: "A1",
    receivedAt: "2026-03-02T09:00:00+08:00",
    title: "投诉垃圾",
    location: { divisions: [street] },
    ...more,
  });
const event = (more: object) =>
  found(transition(streetTicket(), { id: "1", type: "sign", at: noon, unit: street, ...more }, dispatcher));
const opening = (given: unknown, conferred?: { lead: string; co?: string[] }) =>
  found(openTicket(given, dispatcher, conferred ? { conferred: { ...conferred, at: noon } } : {}));
const keptWith = (change: (log: Entry[]) => void) => {
  const { ticket } = run(streetTicket(), [
    { id: "1", type: "sign", at: noon, unit: street },
    { id: "2", type: "contact", at: "2026-03-02T13:00:00+08:00", unit: street },
  ]);
  const kept = structuredClone(ticket.log) as Entry[];
  change(kept);
  return found(ticketAt({ opening: ticket.opening, log: kept }, noon, dispatcher));
};
const lines = (text: string) => [...new LineSplitter(longestLine).push(Buffer.from(`${text}\n`))];
const batch = (text: string) =>
  lines(text).flatMap((line) => found(decideLine(dispatcher, line, "stdin", { strict: false })));
const log = (...records: object[]) => {
  const taken = new TicketLog(dispatcher);
  return lines(records.map((record) => JSON.stringify(record)).join("\n")).flatMap((line) =>
    taken.take(line, "stdin").map(({ code }) => code),
  );
};

/** A registry with the minimal pack, and others. */
const registryOf = (...packs: readonly PackFiles[]) => {
  const folder = mkdtempSync(join(tmpdir(), "paidan-"));
  for (const files of [minimalFiles, ...packs]) publishPack(folder, [files]);
  return folder;
};
const minimalWith = (head: object, more: PackFiles = {}): PackFiles => ({
  ...minimalFiles,
  "pack.json": { ...(minimalFiles["pack.json"] as object), ...head },
  ...more,
});
const publishing = (files: PackFiles) => found(publishPack(registryOf(), [files]));
const spoilt = () => {
  const folder = registryOf();
  writeFileSync(join(folder, "minimal/1/layers/01-minimal/limits.json"), "{}");
  return folder;
};

const otherVersion = (one: Decision): Decision => ({
  ...one,
  pack: { ...one.pack, digests: { ...one.pack.digests, tickets: "0".repeat(64) } },
});

/**
 * The least that raises each code that comes neither from a pack nor from an appeal: asked of the calendar,
 * of a ticket, or found in a batch.
 */
const elsewhere: Partial<Record<DiagnosticCode, () => readonly string[]>> = {
  "time/no-offset": () => found(safeCountLimit(limit, "2026-03-02T12:00:00", calendar)),
  "time/out-of-range": () => found(safeCountLimit(limit, "2100-12-31T12:00:00+08:00", calendar)),
  "ticket/unknown-unit": () => event({ unit: "990101009" }),
  "ticket/unknown-word": () => event({ type: "object", ground: "teritory" }),
  "ticket/not-dispatched": () => opening(decision({ signals: ["fire"] })),
  "ticket/no-lead": () => opening(decision({ location: {} })),
  "ticket/held": () => opening(decision({ category: "report" })),
  "ticket/other-pack": () => opening({ ...decision(), pack: { ...decision().pack, id: "other" } }),
  "ticket/other-version": () => opening(otherVersion(decision())),
  "ticket/migration-altered": () => {
    const moved = migrateTicket(streetTicket(), dispatcher, dispatcher, noon);
    const migrations = moved.ok ? moved.ticket.migrations?.map((one) => ({ ...one, after: 9 })) : [];
    return found(ticketAt({ ...(moved.ok && moved.ticket), migrations }, noon, dispatcher));
  },
  "ticket/log-disorder": () => keptWith((kept) => kept.push(kept.shift() as Entry)),
  "ticket/log-altered": () => keptWith(([one]) => Object.assign(one!.verdict, { responsible: district })),
  "ticket/recused-lead": () =>
    opening(decision({ location: {}, about: { units: [street] } }), { lead: street }),
  "ticket/recused-co": () =>
    opening(decision({ location: {}, about: { units: [street] } }), { lead: district, co: [street] }),
  "ticket/unknown-ticket": () =>
    log({ ticket: "A1", event: { id: "1", type: "sign", at: noon, unit: street } }),
  "ticket/opened-twice": () => log({ decision: decision() }, { decision: decision() }),
  "dispatcher/foreign": () => found(ticketAt(streetTicket(), noon, { ...dispatcher })),
  "pack/both-in-force": () => found(loadRegistry(registryOf(minimalWith({ id: "other" }))).inForce(noon)),
  "registry/none-in-force": () => found(loadRegistry(registryOf()).inForce("2025-01-01T00:00:00+08:00")),
  "registry/unknown-digest": () => found(loadRegistry(registryOf()).withDigest("none")),
  "registry/altered": () => found(loadRegistry(spoilt()).inForce(noon)),
  "registry/failing-case": () =>
    publishing(
      minimalWith({}, { "cases/a.json": { cases: [{ id: "a", title: "a", appeal: {}, expect: {} }] } }),
    ),
  "registry/unfit-version": () => publishing(minimalWith({ version: "1/2" })),
  "registry/other-content": () => publishing(minimalWith({}, { "categories.json": categories })),
  "ndjson/blank-line": () => batch(" "),
  "ndjson/line-too-long": () => batch(" ".repeat(longestLine + 1)),
};

describe("the catalogue of diagnostics", () => {
  it("has for each code a bad pack, a bad appeal, or the least that raises it", () => {
    const reached = new Set([...ofPacks, ...ofAppeals, ...Object.keys(elsewhere)]);
    expect(codes.filter((code) => !reached.has(code))).toEqual([]);
    expect([...reached].filter((code) => !codes.includes(code as DiagnosticCode))).toEqual([]);
  });

  it.each(Object.entries(elsewhere))("%s is raised, and no other", (code, raise) => {
    expect([...new Set(raise())]).toEqual([code]);
  });
});
