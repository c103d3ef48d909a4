import { z } from "zod";
import { mostTold } from "./problems.js";

type Payload = z.core.ParsePayload<unknown>;
type Check = (payload: Payload, context: z.core.ParseContextInternal) => unknown;

/** Members checked at a time: a million issues never stand in memory together. */
const atOnce = 1_000;

/**
 * A list. Of many wrong members the first are told and the rest counted, so that to refuse a list costs no
 * more than to read it.
 */
export function list<Element extends z.ZodType>(element: Element): z.ZodArray<Element> {
  return new BoundedArray({ type: "array", element }) as unknown as z.ZodArray<Element>;
}

/** Values by name, told and counted as those of a `list` are. */
export function table<Value extends z.ZodType>(
  key: z.ZodString,
  value: Value,
): z.ZodRecord<z.ZodString, Value> {
  return new BoundedRecord({ type: "record", keyType: key, valueType: value }) as unknown as z.ZodRecord<
    z.ZodString,
    Value
  >;
}

/** How many wrong members an issue stands for that are not told one by one. */
export function countedBy(issue: z.core.$ZodIssue): number {
  const more: unknown = issue.code === "custom" ? issue.params?.["more"] : undefined;
  return typeof more === "number" ? more : 0;
}

const BoundedArray = z.core.$constructor(
  "BoundedArray",
  (schema: z.ZodArray, definition: z.core.$ZodArrayDef) => {
    z.ZodArray.init(schema, definition);
    const check: Check = schema._zod.parse;
    schema._zod.parse = (payload, context) => {
      const input: unknown = payload.value;
      if (!Array.isArray(input) || input.length <= atOnce) return check(payload, context) as Payload;
      const values: unknown[] = [];
      const kept = new Kept();
      for (let from = 0; from < input.length; from += atOnce) {
        const part = checked(check, input.slice(from, from + atOnce), context);
        for (const value of part.value as unknown[]) values.push(value);
        kept.take(part.issues.map((issue) => inList(issue, from)));
      }
      return kept.close({ ...payload, value: values }, schema);
    };
  },
);

const BoundedRecord = z.core.$constructor(
  "BoundedRecord",
  (schema: z.ZodRecord, definition: z.core.$ZodRecordDef) => {
    z.ZodRecord.init(schema, definition);
    const check: Check = schema._zod.parse;
    schema._zod.parse = (payload, context) => {
      const entries = Object.entries((payload.value ?? {}) as object);
      if (entries.length <= atOnce || Array.isArray(payload.value)) return check(payload, context) as Payload;
      const values: [string, unknown][] = [];
      const kept = new Kept();
      for (let from = 0; from < entries.length; from += atOnce) {
        const part = checked(check, Object.fromEntries(entries.slice(from, from + atOnce)), context);
        for (const entry of Object.entries(part.value as object)) values.push(entry);
        kept.take(part.issues);
      }
      return kept.close({ ...payload, value: Object.fromEntries(values) }, schema);
    };
  },
);

function checked(check: Check, value: unknown, context: z.core.ParseContextInternal): Payload {
  return check({ value, issues: [] }, context) as Payload;
}

/** An issue of a part of a list, with the index its member has in the whole. */
function inList(issue: z.core.$ZodRawIssue, from: number): z.core.$ZodRawIssue {
  const [index, ...inner] = issue.path as PropertyKey[];
  return { ...issue, path: [from + Number(index), ...inner] };
}

/** The issues that will be told, and how many more there were. */
class Kept {
  readonly #issues: z.core.$ZodRawIssue[] = [];
  #more = 0;

  take(issues: readonly z.core.$ZodRawIssue[]): void {
    const room = mostTold - this.#issues.length;
    this.#issues.push(...issues.slice(0, room));
    this.#more += Math.max(0, issues.length - room);
  }

  close(payload: Payload, inst: z.ZodType): Payload {
    payload.issues.push(...this.#issues);
    if (this.#more > 0)
      payload.issues.push({
        code: "custom",
        params: { more: this.#more },
        message: `${this.#more} more`,
        input: undefined,
        inst,
      });
    return payload;
  }
}
