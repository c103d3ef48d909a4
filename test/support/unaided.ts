/** Everything by which a machine could have a say: its clock, chance, its locale and its time zone. */
export const machine: Readonly<Record<string, () => unknown>> = {
  "new Date()": () => new Date(),
  "Date()": () => Date(),
  "Date.now": () => Date.now(),
  "new Date(2026, 0, 1)": () => new Date(2026, 0, 1),
  'new Date("2026-01-01T00:00")': () => new Date("2026-01-01T00:00"),
  'Date.parse("2026-01-01T00:00")': () => Date.parse("2026-01-01T00:00"),
  "performance.now": () => performance.now(),
  "performance.timeOrigin": () => performance.timeOrigin,
  "crypto.randomUUID": () => crypto.randomUUID(),
  "crypto.getRandomValues": () => crypto.getRandomValues(new Uint8Array(1)),
  "Math.random": () => Math.random(),
  "process.hrtime": () => process.hrtime(),
  "process.hrtime.bigint": () => process.hrtime.bigint(),
  "process.env.TZ": () => process.env["TZ"],
  "Date.getHours": () => new Date(0).getHours(),
  "Date.getTimezoneOffset": () => new Date(0).getTimezoneOffset(),
  "Date.toLocaleString": () => new Date(0).toLocaleString("zh-CN", { timeZone: "UTC" }),
  "Number.toLocaleString": () => (0).toLocaleString("zh-CN"),
  "Array.toLocaleString": () => [0].toLocaleString(),
  "String.localeCompare": () => "a".localeCompare("b"),
  "String.toLocaleLowerCase": () => "A".toLocaleLowerCase(),
  "Intl.DateTimeFormat": () => new Intl.DateTimeFormat("zh-CN"),
  "Intl.Collator": () => new Intl.Collator("zh-CN"),
  "Intl.NumberFormat": () => new Intl.NumberFormat("zh-CN"),
};

const localOnly =
  /^toLocale|^localeCompare$|^getTimezoneOffset$|^[gs]et(?!UTC|Time$)[A-Z]|^to(Time|Date)?String$/;

/** A civil instant, which `Date` takes to be one of the machine's own time zone. */
const withoutOffset = /^[-+\d]+T[\d:.]+$/;

/** Does something while whatever asks the machine throws; nothing is changed once it is done. */
export function unaided<T>(act: () => T): T {
  const undo: (() => void)[] = [];
  const put = (owner: object, name: string, descriptor: PropertyDescriptor): void => {
    const own = Object.getOwnPropertyDescriptor(owner, name);
    undo.push(() => (own ? Object.defineProperty(owner, name, own) : Reflect.deleteProperty(owner, name)));
    Object.defineProperty(owner, name, { configurable: true, ...descriptor });
  };
  const refuse = (what: string) => (): never => {
    throw new Error(`${what} was read`);
  };
  const RealDate = Date;
  const readDate = Date.parse;
  class SetDate extends RealDate {
    constructor(...given: readonly unknown[]) {
      if (given.length !== 1 || withoutOffset.test(String(given[0])))
        refuse(given.length === 0 ? "the clock" : "the time zone")();
      super(...(given as [number]));
    }
  }
  const date: DateConstructor = new Proxy(RealDate, {
    apply: refuse("the clock"),
    construct: (_, given, target): Date =>
      Reflect.construct(SetDate, given, target === date ? SetDate : target) as Date,
  });
  try {
    put(globalThis, "Date", { value: date, writable: true });
    put(RealDate, "now", { value: refuse("the clock") });
    const parse = (text: string) => (withoutOffset.test(text) ? refuse("the time zone")() : readDate(text));
    put(RealDate, "parse", { value: parse });
    put(Math, "random", { value: refuse("chance") });
    for (const name of ["performance", "crypto", "Intl"]) put(globalThis, name, { get: refuse(name) });
    put(process, "hrtime", { get: refuse("the clock") });
    put(process, "env", {
      value: new Proxy(process.env, {
        get: (env, name) => (name === "TZ" ? refuse("the time zone")() : Reflect.get(env, name)),
      }),
    });
    for (const { prototype } of [RealDate, Number, String, Array, BigInt])
      for (const name of Object.getOwnPropertyNames(prototype))
        if (localOnly.test(name) && (prototype === RealDate.prototype || name.includes("ocale")))
          put(prototype, name, { value: refuse(name) });
    return act();
  } finally {
    for (const back of undo.toReversed()) back();
  }
}
