import { z } from "zod";
import { isoDate, strict } from "../diagnostic/index.js";

const dayOffRange = strict({
  name: z.string().min(1).describe("节日名称，照通知写，如“春节”“国庆节、中秋节”"),
  from: isoDate.describe("放假第一天（含）"),
  to: isoDate.describe("放假最后一天（含）；只放一天就与 from 相同"),
}).describe("一段连续的放假日；其中的周六、周日也算在内，可以一并写上");

const notice = strict({
  number: z.string().min(1).describe("发文字号，如“国办发明电〔2025〕7号”"),
  title: z.string().min(1).describe("通知标题"),
  published: isoDate.describe("公布日期；后公布的通知从这一天起逐日取代先公布的"),
  daysOff: z.array(dayOffRange).describe("放假日；修改通知只写它改动的日子"),
  makeUp: z.array(isoDate).describe("调休上班的周六、周日"),
}).describe("一份放假安排通知");

/** One year of days off and make-up working days, with the notices that set them. */
export const yearSchema = strict({
  $schema: z.string().optional().describe("编辑器用的 JSON Schema 位置"),
  year: z.int().min(1990).max(2100).describe("公历年份；文件里的日子都要在这一年"),
  statutory: z.array(dayOffRange).optional().describe("通知公布之前先按这些法定节日推算；有了通知就不再看它"),
  notices: z.array(notice).describe("国务院办公厅的放假安排通知，可以有多份；尚未公布时留空"),
}).describe("一年的节假日和调休上班日");

export type CalendarYear = z.infer<typeof yearSchema>;
export type CalendarNotice = CalendarYear["notices"][number];
