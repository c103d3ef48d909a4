import { z } from "zod";
import { divisionCode, list, strict, table, unitId } from "../diagnostic/index.js";

const instant = z.string().describe("时间：ISO 8601，如 2026-11-20T09:30:00+08:00；不写时差的按规则包的时差");

/** What a fact can be, whatever the pack says it is. */
export const factValueSchema = z.union([z.string(), z.number(), z.boolean(), list(z.string())]);

/** The shape of an appeal. What depends on a pack (ids, facts, signals) is checked by `readAppeal`. */
export const appealSchema = strict({
  id: z.string().min(1).describe("诉求编号"),
  receivedAt: instant.describe("受理时间"),
  dispatchedAt: instant.optional().describe("派单时间；从派单起算的时限用它，不写则用受理时间"),
  channel: z
    .string()
    .min(1)
    .optional()
    .describe("渠道：phone web wechat weibo app enterprise-line message-board，或其他"),
  title: z.string().optional().describe("标题"),
  text: z.string().optional().describe("正文"),
  category: z.string().optional().describe("话务员所选类型"),
  topic: z.string().optional().describe("话务员所选事项"),
  location: strict({
    divisions: list(divisionCode).optional().describe("所在区划；两个以上表示跨界"),
    address: z.string().optional().describe("地址"),
  })
    .optional()
    .describe("地点"),
  appellant: strict({
    kind: z.enum(["person", "enterprise"]).optional().describe("person 个人、enterprise 企业"),
    confidential: z.boolean().optional().describe("要求保密"),
  })
    .optional()
    .describe("诉求人"),
  about: strict({ units: list(unitId).describe("被反映的单位") })
    .optional()
    .describe("反映谁"),
  history: strict({
    same: z
      .enum(["none", "handling", "closed"])
      .describe("同一事项此前的工单：none 没有、handling 正在办理、closed 已办结"),
    newFacts: z.boolean().optional().describe("有新情况、新理由"),
    ids: list(z.string()).optional().describe("此前工单的编号"),
  })
    .optional()
    .describe("此前的工单"),
  signals: list(z.string()).optional().describe("信号，见 pack.json"),
  facts: table(z.string(), factValueSchema).optional().describe("其他事实，见 pack.json"),
  extra: z.record(z.string(), z.unknown()).optional().describe("原样带到结果里，规则不读"),
});

/** One citizen appeal (诉求), as a hotline records it. */
export type Appeal = z.infer<typeof appealSchema>;
