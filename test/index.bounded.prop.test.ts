import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import * as suggesting from "../src/diagnostic/suggest.js";
import { decideText } from "../src/batch/decide-line.js";
import { type Diagnostic, safeCompilePack } from "../src/index.js";
import { openTicket, replay, ticketAt, transition } from "../src/ticket/index.js";
import { goodFiles } from "./support/bad-packs.js";
import { appeal, at } from "./support/appeal.js";
import { minimal } from "./support/packs.js";
import { dispatcher, run, street, streetTicket } from "./support/ticket/ticket.js";

const mostTold = 100;
/** Bytes of JSON that a refusal may take: a hundred diagnostics, whatever characters are in them. */
const mostBytes = 65_536;

interface Told {
  readonly told: number;
  /** Problems told and counted. */
  readonly all: number;
}

/** How much is told. Each part of an input has a budget of its own: `parts` of them were read. */
function tellings(diagnostics: readonly Diagnostic[], parts = 1): Told {
  const more = diagnostics.filter(({ code }) => code === "input/more-problems");
  const told = diagnostics.length - more.length;
  expect(told).toBeLessThanOrEqual(mostTold * parts);
  expect(more.length).toBeLessThanOrEqual(parts);
  expect(Buffer.byteLength(JSON.stringify(diagnostics))).toBeLessThanOrEqual(mostBytes * parts);
  return { told, all: told + more.reduce((sum, { params }) => sum + Number(params["count"]), 0) };
}

const refusals = (input: unknown): readonly Diagnostic[] => {
  const result = minimal.safeDispatch(input);
  return result.ok ? [] : result.diagnostics;
};

const words = fc.constantFrom("x", "供暖", "\u0001", "\uD83D\uDE00", "\uD800", '"', "\\", "/", "~");
const lengths = fc.constantFrom(1, 10, 63, 64, 65, 1_000, 20_000);
const sizes = fc.constantFrom(1, 2, 99, 100, 101, 999, 1_000, 1_001, 5_000);
const values = (size: number, of: (index: number) => unknown) =>
  Array.from({ length: size }, (_, index) => of(index));
const named = (size: number, name: (index: number) => string, of: (index: number) => unknown) =>
  Object.fromEntries(values(size, (index) => [name(index), of(index)]) as [string, unknown][]);

/** Ways to make an appeal large in one place, with how many problems it then has, where that is known. */
const ways: readonly (readonly [
  string,
  (size: number, text: (index: number) => string, bad: unknown) => unknown,
  ((size: number) => number)?,
])[] = [
  ["signals unknown", (size, text) => ({ signals: values(size, text) }), (size) => size],
  ["one signal again and again", (size, text) => ({ signals: values(size, () => text(0)) }), (size) => size],
  ["signals of a wrong type", (size) => ({ signals: values(size, () => null) }), (size) => size],
  ["facts unknown", (size, text) => ({ facts: named(size, text, () => "x") }), (size) => size],
  [
    "facts unknown and of a wrong type",
    (size) => ({
      facts: named(
        size,
        (index) => `f${index}`,
        () => null,
      ),
    }),
    (size) => size * 2,
  ],
  ["one fact that is a list", (size) => ({ facts: { households: values(size, () => 1) } }), (size) => size],
  ["keys", (size, text) => named(size, text, () => 1), (size) => size],
  [
    "divisions of a wrong form",
    (size, text) => ({ location: { divisions: values(size, text) } }),
    (size) => size,
  ],
  [
    "one division again and again",
    (size) => ({ location: { divisions: values(size, () => "990109") } }),
    (size) => size,
  ],
  ["units unknown", (size) => ({ about: { units: values(size, (index) => `u${index}`) } }), (size) => size],
  ["ids", (size) => ({ history: { same: "none", ids: values(size, () => 1) } }), (size) => size],
  ["a category", (_, text) => ({ category: text(0) }), () => 1],
  ["a topic", (_, text) => ({ topic: text(0) }), () => 1],
  ["an instant", (_, text) => ({ receivedAt: text(0) }), () => 1],
  ["a fact of a wrong type", (_, text) => ({ facts: { households: text(0) } }), () => 1],
  ["a key and a list", (size, text, bad) => ({ [text(0)]: bad, signals: values(size, () => bad) })],
  ["a place", (size, text, bad) => ({ location: { divisions: values(size, () => bad), [text(1)]: bad } })],
  [
    "an appellant",
    (size, text, bad) => ({ appellant: values(size, () => bad), about: bad, history: { same: text(0) } }),
  ],
];

const large = fc
  .tuple(
    fc.constantFrom(...ways),
    sizes,
    words,
    lengths,
    fc.constantFrom<unknown>(null, 1, "", true, [[]], {}),
  )
  .map(([[what, make, count], given, word, length, bad]) => {
    // The longest texts are few, so that a run stays small.
    const size = length > 2_000 ? Math.min(given, 101) : given;
    const input = () => ({
      ...appeal(),
      ...(make(size, (index) => `${index}-${word.repeat(length)}`, bad) as object),
    });
    return { what, size, word, length, bad, count: count?.(size), input };
  });

describe("10 bounded: refusing an appeal", () => {
  test("tells a hundred problems at most, counts every other, and takes no more room however large the appeal", () => {
    fc.assert(
      fc.property(large, ({ input, count }) => {
        const { told, all } = tellings(refusals(input()));
        if (count === undefined) return;
        expect([told, all]).toEqual([Math.min(count, mostTold), count]);
      }),
      { numRuns: 400 },
    );
  });

  test("says the same of a line of text, with the place of each", () => {
    fc.assert(
      fc.property(large, ({ input }) => {
        const result = decideText(
          minimal,
          JSON.stringify(input()),
          { file: "in.ndjson", line: 7 },
          { strict: false },
        );
        const diagnostics = result.ok ? [] : result.diagnostics;
        expect(tellings(diagnostics)).toEqual(tellings(refusals(JSON.parse(JSON.stringify(input())))));
        for (const { at } of diagnostics) expect(at).toMatchObject({ file: "in.ndjson", line: 7 });
      }),
      { numRuns: 30 },
    );
  });

  test("looks for what was meant a hundred times at most", () => {
    const asked = vi.spyOn(suggesting, "suggest");
    try {
      fc.assert(
        fc.property(large, ({ input }) => {
          asked.mockClear();
          refusals(input());
          // Once for each problem told, and once more for each key that may be another one misspelt.
          expect(asked.mock.calls.length).toBeLessThanOrEqual(2 * mostTold);
        }),
        { numRuns: 100 },
      );
      asked.mockClear();
      refusals(appeal({ signals: values(5_000, (index) => `s${index}`) as string[] }));
      expect(asked).toHaveBeenCalledTimes(mostTold);
    } finally {
      asked.mockRestore();
    }
  });

  test("a key written again and again is told a hundred times, and the rest of the line is read too", () => {
    const text = `{"id":"1","receivedAt":"2026-11-20T09:30:00+08:00","signals":["fier"]${',"title":"x"'.repeat(3_000)}}`;
    const result = decideText(minimal, text, { file: "in.ndjson", line: 1 }, { strict: false });
    const diagnostics = result.ok ? [] : result.diagnostics;
    expect(tellings(diagnostics, 2)).toEqual({ told: 101, all: 2_999 + 1 });
    expect(diagnostics.at(-1)).toMatchObject({ code: "appeal/unknown-signal", params: { meant: "fire" } });
  });
});

describe("10 bounded: refusing a ticket, an event, options and a pack", () => {
  const sign = { id: "1", type: "sign", at: "2026-03-02T10:00:00+08:00", unit: street };
  const decision = dispatcher.dispatch({
    id: "A1",
    receivedAt: "2026-03-02T09:00:00+08:00",
    title: "投诉垃圾",
    ...at(street),
  });
  const { ticket } = run(streetTicket(), [sign]);
  const kept = JSON.parse(JSON.stringify(ticket)) as {
    opening: { routing: Record<string, unknown> };
    log: unknown[];
  };
  const entry = kept.log[0] as { event: object; verdict: object };
  const routed = (more: object) => ({
    ...kept,
    opening: { ...kept.opening, routing: { ...kept.opening.routing, ...more } },
  });
  const unit = (index: number) => ({ value: `u${index}`, by: "x" });

  test.each([1, 100, 101, 1_001, 4_000])("%i wrong members of one list are told and counted", (size) => {
    const many = (of: (index: number) => unknown) => values(size, of);
    const answers: [
      string,
      { readonly ok: boolean; readonly diagnostics?: readonly Diagnostic[] },
      number,
    ][] = [
      [
        "units whistled for",
        transition(
          ticket,
          { ...sign, type: "whistle", question: "x", departments: many((index) => `u${index}`) },
          dispatcher,
        ) as never,
        size,
      ],
      [
        "units of a wrong form",
        transition(
          ticket,
          { ...sign, type: "whistle", question: "x", departments: many(() => "") },
          dispatcher,
        ) as never,
        size,
      ],
      [
        "keys of an event",
        transition(
          ticket,
          {
            ...sign,
            ...named(
              size,
              (index) => `k${index}`,
              () => 1,
            ),
          },
          dispatcher,
        ) as never,
        size,
      ],
      [
        "events of a replay",
        replay(
          decision,
          many(() => ({ ...sign, unit: "nobody" })),
          dispatcher,
        ) as never,
        size,
      ],
      [
        "co-handlers of a decision",
        openTicket({ ...decision, routing: { ...decision.routing, co: many(unit) } }, dispatcher) as never,
        size,
      ],
      [
        "co-handlers a conference named",
        openTicket(decision, dispatcher, {
          conferred: { lead: street, at: sign.at, co: many(() => 1) as never },
        }) as never,
        size,
      ],
      [
        "units sent a copy, of a kept ticket",
        ticketAt(routed({ cc: many(unit) }), sign.at, dispatcher),
        size,
      ],
      [
        "entries of a kept log",
        ticketAt(
          {
            ...kept,
            log: many((index) => ({
              ...entry,
              event: { ...entry.event, id: String(index).padStart(6, "0"), note: 1 },
            })),
          },
          sign.at,
          dispatcher,
        ),
        size,
      ],
      [
        "keys of what a conference decided",
        openTicket(decision, dispatcher, {
          conferred: {
            lead: street,
            at: sign.at,
            ...named(
              size,
              (index) => `k${index}`,
              () => 1,
            ),
          },
        }) as never,
        size,
      ],
      [
        "keys of options",
        minimal.safeDispatch(
          appeal(),
          named(
            size,
            (index) => `k${index}`,
            () => 1,
          ) as never,
        ),
        size,
      ],
    ];
    for (const [what, answer, count] of answers) {
      const { told, all } = tellings(answer.diagnostics ?? []);
      expect([what, told, all]).toEqual([what, Math.min(count, mostTold), count]);
    }
  });

  test("what a rule saw is not followed without end in a kept ticket", () => {
    let deep: unknown = 0;
    for (let level = 0; level < 100_000; level++) deep = [deep];
    const seen = ticketAt(
      {
        ...kept,
        log: [
          { ...entry, verdict: { ...entry.verdict, rule: { id: "x", title: "x", basis: [], when: deep } } },
        ],
      },
      sign.at,
      dispatcher,
    );
    expect(seen.ok ? [] : seen.diagnostics.map(({ code }) => code)).toEqual(["json/not-json"]);
  });

  const directory = (rows: readonly object[]) => ({ ...goodFiles, "directory/more.json": { rows } });
  const row = (index: number, more: object) => ({
    id: `more.row-${index}`,
    topic: "市容环卫",
    lead: { level: "street" },
    basis: ["示例"],
    ...more,
  });
  test.each<[string, (size: number) => Record<string, unknown>]>([
    ["rows without what they need", (size) => directory(values(size, () => ({})) as object[])],
    [
      "rows that name unknown units",
      (size) => directory(values(size, (index) => row(index, { lead: { unit: `u${index}` } })) as object[]),
    ],
    ["rows of one id", (size) => directory(values(size, () => row(0, {})) as object[])],
    [
      "keys of one target",
      (size) =>
        directory([
          row(0, {
            lead: named(
              size,
              (index) => `k${index}`,
              () => 1,
            ),
          }),
        ]),
    ],
    [
      "files of no kind",
      (size) => ({
        ...goodFiles,
        ...named(
          size,
          (index) => `f${index}.json`,
          () => ({}),
        ),
      }),
    ],
  ])("a pack with many %s has a hundred told in one file", (_, pack) => {
    for (const size of [300, 3_000]) {
      const result = safeCompilePack(pack(size));
      if (result.ok) throw new Error("compiled");
      const { told, all } = tellings(result.diagnostics);
      expect(told).toBe(mostTold);
      expect(all).toBeGreaterThanOrEqual(size - 1);
    }
  });
});
