import type { Ticket } from "../../../src/ticket/index.js";
import { labelled, centre, holdLine, said, when } from "./digest.js";
import { because, more } from "./unit-digest.js";

type Opening = Ticket["opening"];

/** What a ticket keeps of its decision, the whole of it. */
export function openingLines(opening: Opening): string[] {
  const { appealId, pack, receivedAt, dispatchedAt, confidential, hold, ...decided } = opening;
  const { category, topic, disposition, routing, deadlines, obligations, years, ...rest } = decided;
  // The digests of a pack and its years are of all its files, which are not what this is about.
  const { id, version, digest: _digest, digests: _digests, ...packRest } = pack;
  const { mode, lead, co, cc, recused, ...routingRest } = routing;
  const sent = `${appealId} by ${id} ${version}, received ${when(receivedAt)}, dispatched ${when(dispatchedAt)}`;
  const units = (label: string, list: typeof co) => list.map((one) => `${label} ${because(one)}`);
  return [
    said([confidential ? `${sent}, confidential` : sent, more(rest), more(packRest), more(routingRest)]),
    hold ? holdLine(hold) : "not held",
    `category ${because(category)}`,
    `topic ${topic ? because(topic) : "-"}`,
    `disposition ${because(disposition)}`,
    `mode ${because(mode)}`,
    ...units("lead", [lead]),
    ...units("co", co),
    ...units("cc", cc),
    ...units("recused", recused),
    ...labelled("deadlines", deadlines.map(deadlineLine)),
    ...labelled("duties", obligations.map(dutyLine)),
    `counted over ${Object.keys(years).join(" ")}`,
  ];
}

function deadlineLine({ step, unit, limit, startsAt, by, ...rest }: Opening["deadlines"][number]): string {
  return said([`${step} ${unit ?? centre} ${limit} from ${when(startsAt)} ← ${by}`, more(rest)]);
}

function dutyLine({ value, by, ...rest }: Opening["obligations"][number]): string {
  const { unit, kind, text, to, step, ...valueRest } = value;
  return said([
    `${unit ?? centre} ${kind} to ${to} ${text} ← ${by}`,
    step && `by ${step}`,
    more(rest),
    more(valueRest),
  ]);
}
