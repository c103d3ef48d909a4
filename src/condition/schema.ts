import { z } from "zod";
import { id, list, strict } from "../diagnostic/index.js";

export const operatorNames = [
  "equal",
  "notEqual",
  "in",
  "notIn",
  "contains",
  "doesNotContain",
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
  "before",
  "betweenTimes",
] as const;

export type OperatorName = (typeof operatorNames)[number];

export const scalar = z.union([z.string(), z.number(), z.boolean()]);

export const leafSchema = strict({
  fact: z.string().min(1).describe("事实：内置事实，或 pack.json 里声明的事实"),
  operator: z.enum(operatorNames).describe("比较方式"),
  value: z
    .union([scalar, list(scalar).min(1)])
    .optional()
    .describe("比较的值；isPresent、isAbsent 不写"),
});

export type Leaf = z.infer<typeof leafSchema>;

/** Each kind of condition by name; a further one does not compile before every fold knows it. */
interface ConditionKinds {
  all: { all: Condition[] };
  any: { any: Condition[] };
  not: { not: Condition };
  named: { condition: string };
  leaf: Leaf;
}

export type Condition = ConditionKinds[keyof ConditionKinds];

const kindSchemas = (): { readonly [Kind in keyof ConditionKinds]: z.ZodType<ConditionKinds[Kind]> } => ({
  all: strict({ all: list(conditionSchema).min(1).describe("全部成立") }),
  any: strict({ any: list(conditionSchema).min(1).describe("任一成立") }),
  not: strict({ not: conditionSchema }),
  named: strict({ condition: id.describe("引用 conditions.json 里的命名条件") }),
  leaf: leafSchema,
});

export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() => z.union(Object.values(kindSchemas())))
  .meta({
    id: "Condition",
    description: "条件：all、any、not、condition，或一条比较（fact、operator、value）",
  });
