import { stat } from "node:fs/promises";
import { join } from "node:path";
import { firstYear, lastYear, lunarHolidays, statutoryRanges } from "../../calendar/index.js";
import { calendarIcs, deadlinesIcs } from "../../ics/index.js";
import { asOfOption, type Call, type Command, packOption } from "../command.js";
import { appealOptions, decideOne } from "../decide-one.js";
import { asOf, openPack } from "../load-pack.js";
import { asked } from "../open-files.js";
import { CliError } from "../words.js";

export const calendar: Command = {
  name: "calendar",
  operands: "new YEAR | ics [FILE]",
  maxOperands: 2,
  summary: {
    "zh-CN":
      "new 起草一年的日历文件；ics 把规则包的日历导出为 iCalendar，写了诉求文件就导出那件诉求的截止时间",
    en: "new drafts a year file; ics exports the pack's calendar as iCalendar, or with a file of appeals the deadlines of one",
  },
  options: {
    pack: packOption,
    "as-of": asOfOption,
    out: {
      type: "string",
      value: "FILE",
      help: { "zh-CN": "写到文件，不写到标准输出", en: "write to a file, not to stdout" },
    },
    ...appealOptions,
  },
  run,
};

async function run(call: Call): Promise<number> {
  const [action, operand] = call.operands;
  if (action === "new") return newYear(call, operand);
  if (action === "ics") return operand === undefined ? packIcs(call) : decisionIcs(call, operand);
  throw new CliError({
    "zh-CN": "要写 `calendar new YEAR` 或 `calendar ics`",
    en: "write `calendar new YEAR` or `calendar ics`",
  });
}

/**
 * A year without a notice: its statutory days are foretold, so that deadlines there stay provisional but
 * sensible.
 */
async function newYear(call: Call, text: string | undefined): Promise<number> {
  const year = Number(text);
  if (!/^\d{4}$/.test(text ?? "") || year < firstYear || year > lastYear)
    throw new CliError({
      "zh-CN": `年份要在 ${firstYear} 到 ${lastYear} 之间，不是 \`${text ?? ""}\``,
      en: `the year must be from ${firstYear} to ${lastYear}, not \`${text ?? ""}\``,
    });
  const pack = call.option("pack");
  if (pack !== undefined) await mustBePack(pack);
  const target =
    call.option("out") ?? (pack === undefined ? undefined : join(pack, "calendar", `${year}.json`));
  const draft = {
    $schema: "../../schemas/calendar.schema.json",
    year,
    statutory: statutoryRanges(year),
    notices: [],
  };
  await write(call, target, `${JSON.stringify(draft, null, 2)}\n`, { fresh: true });
  if (lunarHolidays(year).length === 0)
    call.tell({
      "zh-CN": `${year} 年的农历节日不知道在哪一天，没有写`,
      en: `the lunar holidays of ${year} are not known and left out`,
    });
  return 0;
}

async function packIcs(call: Call): Promise<number> {
  const { editions } = await openPack(call);
  const { docs } = editions[0].docs;
  await write(
    call,
    call.option("out"),
    calendarIcs(
      docs.calendar.map((doc) => doc.value),
      docs.pack[0]?.value.title ?? "",
      { lang: call.lang, ...asOf(call) },
    ),
  );
  return 0;
}

async function decisionIcs(call: Call, file: string): Promise<number> {
  const decided = await decideOne(call, [file]);
  if (decided === undefined) return 2;
  await write(
    call,
    call.option("out"),
    deadlinesIcs(decided.decision, decided.dispatcher, { lang: call.lang }),
  );
  return 0;
}

/** A folder mistyped would otherwise be made, with one year file in it. */
async function mustBePack(folder: string): Promise<void> {
  const file = join(folder, "pack.json");
  await asked(file, stat(file));
}

/** `fresh`: only where no file is yet. */
async function write(
  call: Call,
  target: string | undefined,
  text: string,
  { fresh = false } = {},
): Promise<void> {
  if (target === undefined) return void call.io.stdout.write(text);
  const files = await call.files.toWrite([target], { folders: true, fresh });
  for (const { handle } of files) await asked(target, handle.writeFile(text));
  call.tell({ "zh-CN": `已写 \`${target}\``, en: `wrote \`${target}\`` });
}
