import { z } from "zod";

/** Every form a text in a file may have to keep; the locales say each in words. */
export const formatNames = [
  "id",
  "basis",
  "date",
  "division-code",
  "district-code",
  "unit-id",
  "department-id",
  "hotline-number",
  "office-hours",
  "step-id",
  "starts-at",
  "pack-id",
  "pack-digest",
  "layer-digest",
  "utc-offset",
  "fact-name",
  "signal-id",
  "slug",
  "refusal-code",
  "topic-name",
  "variants",
  "list-id",
] as const;

export type FormatName = (typeof formatNames)[number];

/**
 * A text of this form. Its error carries the form's name instead of words: nobody who edits rules reads
 * regular expressions.
 */
export function pattern(name: FormatName, form: RegExp) {
  return z.string().regex(form, name);
}

/**
 * An object that refuses unknown keys. Its error carries the keys known here instead of words,
 * so that a misspelt key can be answered with the one that was meant.
 */
export function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape).join(" ");
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? known : undefined),
  });
}

/** Stable id of a rule, row, limit, condition or script: `route.heating.not-warm`. */
export const id = pattern("id", /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/).describe(
  "标识：小写英文、数字、连字符，用点分级，如 route.heating.not-warm；整个规则包内唯一，发布后不再改",
);

export const title = z.string().trim().min(1).describe("标题：一句话说明，给人看");

export const basis = z
  .array(pattern("basis", /^(?:《[^《》]+》.*|示例(?:：.+)?)$/))
  .min(1)
  .describe("依据：《文件名》第几条，文件名须在 pack.json 的 sources 中");

/** What those who keep a pack tell each other. */
export const note = z.string().min(1).optional().describe("备注：给维护的人看，规则不读");

/** Why something in a pack is as it is. Linking checks that there is a basis, be it shared, or `own`. */
export const reasons = {
  basis: basis.optional(),
  own: z.string().trim().min(1).optional().describe("没有依据、由本包自己定的，写为什么这样定"),
  quote: z.string().trim().min(1).optional().describe("依据的原文，一字不改，给人看"),
  note,
};

export const isoDate = z.iso.date().describe("日期：YYYY-MM-DD");

export const schemaKey = { $schema: z.string().optional().describe("JSON Schema 的位置，编辑器据此提示") };

export const divisionCode = pattern("division-code", /^\d{6}(?:\d{3})?$/).describe(
  "区划代码：区 6 位，街道（乡镇）9 位",
);

export const unitId = pattern("unit-id", /^[a-z0-9]+(?:-[a-z0-9]+)*(?::[a-z0-9]+(?:-[a-z0-9]+)*)?$/).describe(
  "单位标识：如 110105、110105001、110105:samr、enterprise:heating-group",
);

export const topicPath = z.string().describe("事项路径：用 / 分级，如 公共服务/供暖/温度不达标");
