import { type Locate, locateIn, Problems, problemsOf } from "../diagnostic/index.js";
import type { JsonPath } from "../json/index.js";
import type { CompiledPack } from "../pack/index.js";
import { civilDay, yearOf } from "../calendar/index.js";
import { countRuns } from "./clock-view.js";
import { openingOf, type Sent, sentAt } from "./confer.js";
import { Door, type Read } from "./door.js";
import { isHeld } from "./held.js";
import { openState } from "./state.js";
import { conferredSchema, decisionSchema, type Opening, type Pin } from "./ticket.js";

/** Reads what a ticket keeps of a decision, with the lead it named or the conference did. */
export function readOpening(
  pack: CompiledPack,
  input: unknown,
  conferred: unknown,
  locate: Locate = locateIn("decision"),
): Read<Opening> {
  const decision = decisionSchema.safeParse(input, { reportInput: true });
  const named = conferredSchema.optional().safeParse(conferred, { reportInput: true });
  if (!decision.success || !named.success) {
    const problems = problemsOf(decision.error?.issues ?? [], locate);
    problems.take(problemsOf(named.error?.issues ?? [], locateIn("conferred")).list);
    return { ok: false, diagnostics: problems.list };
  }
  const door = new Door(pack, new Problems(locate));
  const { routing, disposition } = decision.data;
  if (isHeld(decision.data)) door.report("ticket/held", ["hold"]);
  if (routing === null) door.report("ticket/not-dispatched", ["routing"], { disposition: disposition.value });
  const opening = openingOf(pack, decision.data, named.data);
  if (opening === undefined) {
    if (routing !== null) door.report("ticket/no-lead", ["routing", "lead"]);
    return { ok: false, diagnostics: door.problems.list };
  }
  checkPin(door, opening.pack, ["pack"]);
  door.unit(["routing", "lead", "value"], opening.routing.lead.value);
  const sent = sentOnceReleased(door, readParts(door, opening, []));
  return door.done(door.problems.serious ? { ...sent, years: {} } : { ...sent, years: yearsOf(pack, sent) });
}

/** The published years that the deadlines are counted over. */
function yearsOf(pack: CompiledPack, sent: Sent): Opening["years"] {
  const state = openState(pack, sent);
  const counted = countRuns({ pack, state, at: state.last.at });
  const years = counted.flatMap(({ startsAt, lastDay }) => {
    if (startsAt === null || lastDay === null) return [];
    const first = yearOf(civilDay(startsAt, pack.utcOffsetMs));
    return [...pack.years].filter(([year]) => first <= year && year <= yearOf(lastDay));
  });
  return Object.fromEntries(years);
}

/** Reads again what a ticket was opened with. */
export function readOpened(door: Door, opening: Opening, base: JsonPath): Opening {
  // A ticket keeps no reasons for a review: a hold that is gone was released.
  if (isHeld({ ...opening, review: [] })) door.report("ticket/held", [...base, "hold"]);
  door.unit([...base, "routing", "lead", "value"], opening.routing.lead.value);
  return readParts(door, opening, base);
}

/** A decision that was held is sent when it is released, not before. */
function sentOnceReleased(door: Door, opening: Sent): Sent {
  const { hold, dispatchedAt } = opening;
  if (!hold?.released || door.problems.serious) return opening;
  const { at } = hold.released;
  return Date.parse(at) > Date.parse(dispatchedAt) ? sentAt(door.pack, opening, at) : opening;
}

/** It is of this pack, in the version that it is judged by, and the pack has rules for tickets. */
export function checkPin(door: Door, pin: Pin, base: JsonPath): void {
  const { info, ticket } = door.pack;
  if (pin.id !== info.id)
    door.report("ticket/other-pack", [...base, "id"], { ticket: pin.id, pack: info.id });
  else if (pin.digests.tickets !== info.digests.tickets)
    door.report("ticket/other-version", [...base, "digests", "tickets"], {
      ticket: versionOf(pin),
      pack: versionOf(info),
    });
  if (ticket === undefined) door.report("ticket/no-terms", base);
}

/** A version with the beginning of the digest, for one number may have been given twice. */
function versionOf({ id, version, digests }: Pin): string {
  return `${id} ${version} (${digests.tickets.slice(0, 8)})`;
}

/** The opening with its instants in the pack's offset, once all it names is known. */
function readParts<Parts extends Sent>(door: Door, opening: Parts, base: JsonPath): Parts {
  const hold = readHold(door, opening.hold, [...base, "hold"]);
  checkRecused(door, opening.routing, [...base, "routing"]);
  checkUnits(door, opening.routing, [...base, "routing"]);
  const deadlines = opening.deadlines.map((deadline, index) =>
    readDeadline(door, deadline, [...base, "deadlines", index]),
  );
  opening.obligations.forEach(({ value }, index) =>
    door.unit([...base, "obligations", index, "value", "unit"], value.unit),
  );
  const receivedAt = door.instant([...base, "receivedAt"], opening.receivedAt);
  const dispatchedAt = door.instant([...base, "dispatchedAt"], opening.dispatchedAt);
  return { ...opening, hold, deadlines, receivedAt, dispatchedAt };
}

function readHold(door: Door, hold: Opening["hold"], path: JsonPath): Opening["hold"] {
  if (hold === null || hold.released === null) return hold;
  const at = door.instant([...path, "released", "at"], hold.released.at);
  return { ...hold, released: { ...hold.released, at } };
}

/** No unit complained about leads or helps. */
function checkRecused(door: Door, { lead, co, recused }: Opening["routing"], path: JsonPath): void {
  const complained = new Set(recused.map(({ value }) => value));
  if (complained.has(lead.value))
    door.report("ticket/recused-lead", [...path, "lead", "value"], { name: lead.value });
  co.forEach(({ value }, index) => {
    if (complained.has(value))
      door.report("ticket/recused-co", [...path, "co", index, "value"], { name: value });
  });
}

/** The pack knows every unit beside the lead. */
function checkUnits(door: Door, { co, cc, recused }: Opening["routing"], path: JsonPath): void {
  for (const [key, units] of Object.entries({ co, cc, recused }))
    units.forEach(({ value }, index) => door.unit([...path, key, index, "value"], value));
}

type Deadline = Opening["deadlines"][number];

function readDeadline(door: Door, deadline: Deadline, path: JsonPath): Deadline {
  door.unit([...path, "unit"], deadline.unit);
  door.step([...path, "step"], deadline.step);
  door.limit([...path, "limit"], deadline.limit);
  const { startsAt } = deadline;
  return startsAt === null
    ? deadline
    : { ...deadline, startsAt: door.instant([...path, "startsAt"], startsAt) };
}
