import { z } from "zod";
import { id, list, pattern, strict } from "../diagnostic/index.js";

export const operatorNames = [
  "equal",
  "notEqual",
  "in",
  "notIn",
  "contains",
  "doesNotContain",
  "containsAny",
  "containsAll",
  "containsOnly",
  "containsExactly",
  "lessThan",
  "lessThanInclusive",
  "greaterThan",
  "greaterThanInclusive",
  "within",
  "mentions",
  "mentionsAll",
  "isPresent",
  "isAbsent",
  "onOrAfter",
  "after",
  "before",
  "onOrBefore",
  "betweenTimes",
  "onWeekday",
  "onWorkday",
  "inOfficeHours",
] as const;

export type OperatorName = (typeof operatorNames)[number];

export const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A list of words by its name, where words are looked for. */
const listReference = strict({ list: id.describe("引用 lists/*.json 里的名单") });

/** Another fact, for what it is. */
const factReference = strict({ fact: z.string().min(1).describe("与另一个同类的事实比") });

export const leafSchema = strict({
  fact: z.string().min(1).describe("事实：内置事实，或 pack.json 里声明的事实"),
  operator: z.enum(operatorNames).describe("比较方式"),
  value: z
    .union([scalar, list(scalar).min(1), listReference, factReference])
    .optional()
    .describe(
      "比较的值；isPresent、isAbsent 不写；mentions、mentionsAll 可以引用名单；与另一个事实比的写它的名字",
    ),
});

export type Leaf = z.infer<typeof leafSchema>;

const listId = pattern("list-id", /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/);
const oneOrMore = z.union([z.string().min(1), list(z.string().min(1)).min(1)]);
type OneOrMore = z.infer<typeof oneOrMore>;

/** What the comparisons that rules make most may be written as; each means exactly its long form. */
const shortForms = {
  mentions: strict({
    mentions: z
      .union([listId, list(z.string().min(1)).min(1)])
      .describe("标题和正文提到这个名单里的词；词不多的，直接列出"),
  }),
  category: strict({ category: oneOrMore.describe("诉求类型是它，或是其中之一") }),
  topic: strict({ topic: oneOrMore.describe("事项在它之内，或在其中之一之内（含它自己）") }),
  signal: strict({ signal: oneOrMore.describe("标注了这个信号，或其中之一") }),
};

type ShortName = keyof typeof shortForms;
type ShortForms = { readonly [Name in ShortName]: z.infer<(typeof shortForms)[Name]> };

const longForms: { readonly [Name in ShortName]: (short: ShortForms[Name]) => Leaf } = {
  mentions: ({ mentions: said }) => ({
    fact: "text",
    operator: "mentions",
    value: typeof said === "string" ? { list: said } : said,
  }),
  category: ({ category: value }) => ({ fact: "category", operator: orMany(value, "equal", "in"), value }),
  topic: ({ topic: value }) => ({ fact: "topic", operator: "within", value }),
  signal: ({ signal: value }) => ({
    fact: "signals",
    operator: orMany(value, "contains", "containsAny"),
    value,
  }),
};

function orMany(value: OneOrMore, one: OperatorName, many: OperatorName): OperatorName {
  return typeof value === "string" ? one : many;
}

/** A comparison in its long form, and the one key it is written under where it is short. */
export function comparisonOf(condition: Leaf | ShortForms[ShortName]): {
  readonly leaf: Leaf;
  readonly short?: ShortName;
} {
  if ("operator" in condition) return { leaf: condition };
  const [short] = Object.keys(condition) as [ShortName];
  return { leaf: longForms[short](condition as never), short };
}

/** Clauses that stand together. */
export interface Scope {
  /** At most so many. */
  readonly clauses: number;
  readonly when: Condition;
}

/** Each kind of condition by name; a further one does not compile before every fold knows it. */
interface ConditionKinds extends ShortForms {
  all: { all: Condition[] };
  any: { any: Condition[] };
  not: { not: Condition };
  scope: { scope: Scope };
  named: { condition: string };
  leaf: Leaf;
}

export type Condition = ConditionKinds[keyof ConditionKinds];

const kindSchemas = (): { readonly [Kind in keyof ConditionKinds]: z.ZodType<ConditionKinds[Kind]> } => ({
  all: strict({ all: list(conditionSchema).min(1).describe("全部成立") }),
  any: strict({ any: list(conditionSchema).min(1).describe("任一成立") }),
  not: strict({ not: conditionSchema }),
  scope: strict({
    scope: strict({
      clauses: z.number().int().min(1).max(5).describe("最多几个相邻的分句"),
      when: conditionSchema,
    }).describe("文字里有一处，相邻的几个分句自己就满足 when：只看这几句"),
  }),
  named: strict({ condition: id.describe("引用 conditions.json 里的命名条件") }),
  leaf: leafSchema,
  ...shortForms,
});

export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() => z.union(Object.values(kindSchemas())))
  .meta({
    id: "Condition",
    description:
      "条件：all、any、not、scope、condition，或一条比较（fact、operator、value；简写 mentions、category、topic、signal）",
  });
