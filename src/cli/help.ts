import type { Language } from "../diagnostic/index.js";
import { type Command, helpOption, langOption } from "./command.js";

const usage = { "zh-CN": "用法", en: "Usage" };
const commandsTitle = { "zh-CN": "命令", en: "Commands" };
const optionsTitle = { "zh-CN": "选项", en: "Options" };
const about = {
  "zh-CN": "派单：一件诉求是什么、由谁办、何时办结，以及为什么",
  en: "Decides what an appeal is, who handles it, by when, and why",
};
const exits = {
  "zh-CN": "退出码：0 正常，1 无法运行，2 有发现（退回的诉求、规则包的问题、不通过的用例）",
  en: "Exit codes: 0 clean, 1 could not run, 2 findings (refused appeals, problems of a pack, failing cases)",
};
const more = {
  "zh-CN": "`paidan <命令> --help` 看一个命令的选项",
  en: "`paidan <command> --help` shows the options of one command",
};

/** The usage of the whole tool, generated from the table of commands. */
export function generalHelp(commands: readonly Command[], lang: Language): string {
  const rows = commands.map((command): [string, string] => [command.name, command.summary[lang]]);
  return [
    `paidan ${about[lang]}`,
    "",
    `${usage[lang]}: paidan <${commandsTitle[lang]}> …`,
    "",
    `${commandsTitle[lang]}:`,
    ...table(rows),
    "",
    more[lang],
    exits[lang],
    "",
  ].join("\n");
}

/** The usage of one command, generated from its own declaration. */
export function commandHelp(command: Command, lang: Language): string {
  const options = Object.entries({ ...command.options, lang: langOption, help: helpOption });
  const rows = options.map(([name, { value, help }]): [string, string] => [
    `--${name}${value === undefined ? "" : ` ${value}`}`,
    help[lang],
  ]);
  return [
    `paidan ${command.name}: ${command.summary[lang]}`,
    "",
    `${usage[lang]}: paidan ${command.name}${command.operands === undefined ? "" : ` ${command.operands}`} [--…]`,
    "",
    `${optionsTitle[lang]}:`,
    ...table(rows),
    "",
  ].join("\n");
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
