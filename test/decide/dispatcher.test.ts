import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { deadlinesIcs } from "../../src/ics.js";
import {
  attribution,
  compilePack,
  countLimit,
  diagram,
  type Diagnostic,
  DiagnosticError,
  type Dispatcher,
  explain,
  migrateTicket,
  openTicket,
  packInForce,
  rates,
  recountTickets,
  replay,
  safeCompilePack,
  ticketAt,
  TimeError,
  transition,
  watchList,
} from "../../src/index.js";
import { appealArbitrary, ticketEventsArbitrary } from "../../src/testing.js";
import { beijing as calendar } from "../support/calendar/years.js";
import { appeal } from "../support/appeal.js";
import { goodFiles } from "../support/bad-packs.js";
import { dispatcher, street, streetTicket } from "../support/ticket/ticket.js";

const at = "2026-03-02T10:00:00+08:00";
const ticket = streetTicket();
const event = { id: "1", type: "sign", at, unit: street };
const decision = dispatcher.dispatch({
  id: "A1",
  receivedAt: "2026-03-02T09:00:00+08:00",
  title: "投诉垃圾",
  location: { divisions: [street] },
});

/** Every public function that takes a dispatcher, called with one that is none of ours. */
const answering: Readonly<
  Record<string, (one: Dispatcher) => { readonly ok: boolean; readonly diagnostics?: readonly Diagnostic[] }>
> = {
  openTicket: (one) => openTicket(decision, one),
  transition: (one) => transition(ticket, event, one) as never,
  replay: (one) => replay(decision, [event], one),
  ticketAt: (one) => ticketAt(ticket, at, one),
  watchList: (one) => watchList([ticket], { at, hours: 24 }, one),
  migrateTicket: (one) => migrateTicket(ticket, one, dispatcher, at),
  "migrateTicket to": (one) => migrateTicket(ticket, dispatcher, one, at),
  recountTickets: (one) => recountTickets([ticket], one, dispatcher, at),
  "recountTickets to": (one) => recountTickets([ticket], dispatcher, one, at),
  rates: (one) => rates([ticket], { by: "unit", at }, one),
  attribution: (one) => attribution(ticket, at, one),
};
const throwing: Readonly<Record<string, (one: Dispatcher) => unknown>> = {
  explain: (one) => explain(decision, one),
  diagram: (one) => diagram(one),
  packInForce: (one) => packInForce([dispatcher, one], at),
  deadlinesIcs: (one) => deadlinesIcs(decision, one),
  appealArbitrary: (one) => appealArbitrary(one),
  ticketEventsArbitrary: (one) => ticketEventsArbitrary(one, { from: at }),
};

/** The library loaded a second time, as ESM and CommonJS together do. */
async function anotherCopy(): Promise<Dispatcher> {
  vi.resetModules();
  const copy = await import("../../src/index.js");
  return copy.compilePack(goodFiles) as unknown as Dispatcher;
}

const built = "dist/index.cjs";
const foreign: readonly (readonly [string, () => unknown])[] = [
  ["undefined", () => undefined],
  ["null", () => null],
  ["a number", () => 5],
  ["a text", () => "beijing"],
  ["an empty object", () => ({})],
  ["a spread copy", () => ({ ...dispatcher })],
  ["an object made from one", () => Object.create(dispatcher)],
  ["a proxy of one", () => new Proxy(dispatcher, {})],
  ["another copy's", anotherCopy],
  ...(existsSync(built)
    ? [
        [
          "the CommonJS build's",
          () =>
            (
              createRequire(import.meta.url)(`../../${built}`) as { compilePack: typeof compilePack }
            ).compilePack(goodFiles),
        ] as const,
      ]
    : []),
];

describe.each(foreign)("%s in place of a dispatcher", (_, make) => {
  test.each(Object.entries(answering))("is a diagnostic of %s", async (_name, call) => {
    const answer = call((await make()) as Dispatcher);
    expect(answer.ok).toBe(false);
    expect(answer.diagnostics?.map(({ code, at: place }) => [code, place.file])).toEqual([
      ["dispatcher/foreign", "dispatcher"],
    ]);
  });

  test.each(Object.entries(throwing))("is told in words by %s", async (_name, call) => {
    const one = (await make()) as Dispatcher;
    expect(() => call(one)).toThrowError(
      expect.objectContaining({
        name: "DiagnosticError",
        message: expect.stringContaining("不是这一份 paidan 编译出来的") as unknown,
      }),
    );
  });
});

test.each([...Object.entries(answering), ...Object.entries(throwing)])(
  "%s takes a dispatcher of its own",
  (_, call) => {
    expect(call(dispatcher)).not.toMatchObject({ ok: false });
  },
);

test("a dispatcher of another copy still decides by itself", async () => {
  expect((await anotherCopy()).dispatch(appeal())).toEqual(compilePack(goodFiles).dispatch(appeal()));
});

const nonsense: readonly unknown[] = [5, "x", true, [], () => 0];
const told = (answer: object) =>
  ((answer as { diagnostics?: readonly Diagnostic[] }).diagnostics ?? []).map(
    ({ code, at: { file, pointer } }) => `${code} ${file}${pointer}`,
  );

describe("arguments that are none", () => {
  test.each(nonsense)("options that are %j are a diagnostic of every function that takes some", (given) => {
    const answers = [
      safeCompilePack(goodFiles, given as never),
      dispatcher.safeDispatch(appeal(), given as never),
      openTicket(decision, dispatcher, given as never),
      replay(decision, [event], dispatcher, given as never),
      watchList([ticket], given as never, dispatcher),
      rates([ticket], given as never, dispatcher),
    ];
    for (const answer of answers) expect(told(answer)[0]).toBe("schema/type options");
  });

  test.each([null, ...nonsense])("files that are %j are one diagnostic", (given) => {
    expect(told(safeCompilePack(given as never))).toEqual(["schema/type files"]);
    expect(() => compilePack(given as never)).toThrowError(DiagnosticError);
  });

  test("files that are missing are, each of them", () => {
    expect(new Set(told(safeCompilePack({})).map((one) => one.split(" ")[0]))).toEqual(
      new Set(["pack/missing-file"]),
    );
  });

  test.each([null, 5, "x", {}, undefined])("a list that is %j is a diagnostic", (given) => {
    expect(told(replay(decision, given as never, dispatcher))).toEqual(["schema/type events"]);
    expect(told(rates(given as never, { by: "unit", at }, dispatcher))).toEqual(["schema/type tickets"]);
    expect(told(watchList(given as never, { at, hours: 1 }, dispatcher))).toEqual(["schema/type tickets"]);
    expect(() => packInForce(given as never, at)).toThrowError(DiagnosticError);
  });

  test("a way to find places that is no function is a diagnostic", () => {
    expect(told(transition(ticket, { ...event, unti: 1 }, dispatcher, 5 as never))).toEqual([
      "schema/type locate",
      "schema/unknown-key event/unti",
    ]);
  });

  test("a misspelt option is answered with the one that was meant, and the rest is read too", () => {
    const result = safeCompilePack({ ...goodFiles, "pack.json": "{" }, { asof: "2026-01-01" } as never);
    expect(result.ok ? [] : result.diagnostics.map(({ code, params }) => [code, params["meant"]])).toEqual([
      ["json/syntax", "}"],
      ["schema/unknown-key", "asOf"],
    ]);
    expect(
      told(dispatcher.safeDispatch({ ...appeal(), titel: 1 }, { strict: "yes", locate: 1 } as never)),
    ).toEqual([
      "schema/type options/strict",
      "schema/type options/locate",
      "schema/unknown-key appeal/titel",
    ]);
  });

  test.each([undefined, null, {}, { strict: undefined, locate: undefined }])(
    "options that are %j are none",
    (given) => {
      expect(dispatcher.safeDispatch(appeal(), given as never).ok).toBe(true);
    },
  );
});

describe("the message of an error", () => {
  const message = (call: () => unknown): string[] => {
    try {
      call();
    } catch (error) {
      return (error as Error).message.split("\n");
    }
    return [];
  };

  test("says the problem in Chinese: place, what is wrong, what to type", () => {
    expect(message(() => dispatcher.dispatch({ ...appeal(), category: "complain" }))).toEqual([
      "appeal#/category：没有诉求类型 `complain`，是否要写 `complaint`？",
    ]);
    expect(message(() => compilePack({ ...goodFiles, "pack.json": "{" }))).toEqual([
      "pack.json:1:1：文件没有写完，缺少 `}`，在末尾补上 `}`",
    ]);
    expect(message(() => compilePack(null as never))).toEqual(["files：这里要写对象，不能写空值 null"]);
  });

  test("says three, and how many more there are, also of those only counted", () => {
    const many = (size: number) =>
      message(() =>
        dispatcher.dispatch(
          appeal({ signals: Array.from({ length: size }, (_, index) => `nowhere-${index}`) }),
        ),
      );
    expect(many(3)).toHaveLength(3);
    expect(many(4).at(-1)).toBe("另有 1 处问题没有逐一列出");
    expect(many(500)).toEqual([
      ...[0, 1, 2].map(
        (index) =>
          `appeal#/signals/${index}：没有信号 \`nowhere-${index}\`，规则包的 pack.json 列出了所有信号`,
      ),
      "另有 497 处问题没有逐一列出",
    ]);
  });

  test("of a time says where in the arguments, and nothing where there is no problem", () => {
    const limit = {
      amount: 0,
      unit: "day",
      firstDayCounts: false,
      endsAt: "end-of-day",
      roll: "none",
    } as const;
    const said = message(() => countLimit(limit, "never", calendar));
    expect(said).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^limit\.amount：数量不能是 `0`，/),
        expect.stringMatching(/^start：`never` 不是有效的时间，/),
      ]),
    );
    expect(new TimeError([]).message).toBe("");
  });
});
