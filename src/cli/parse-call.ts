import { parseArgs } from "node:util";
import { defaultLanguage, type Language, languages, suggest, visible } from "../diagnostic/index.js";
import { type Call, type Command, helpOption, type Io, langOption } from "./command.js";
import { OpenFiles } from "./open-files.js";
import { CliError, type Message } from "./words.js";

/** The language the arguments ask for, found before anything else is read of them. */
export function langOf(args: readonly string[]): Language {
  const { values } = parseArgs({ args: [...args], options: { lang: { type: "string" } }, strict: false });
  return languages.find((language) => language === values["lang"]) ?? defaultLanguage;
}

/** Reads a command's arguments. Throws `CliError` for one it does not know, with the one that was meant. */
export function parseCall(command: Command, args: readonly string[], io: Io): Call {
  const options = { ...command.options, help: helpOption, lang: langOption };
  const { tokens } = parseArgs({
    args: [...args],
    options: withShorts(options),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string | true>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(options, token.name)
      ? options[token.name as keyof typeof options]
      : undefined;
    if (option === undefined) throw unknownOption(token.rawName, Object.keys(options));
    if (option.type === "string" && (!token.value || (!token.inlineValue && /^-./.test(token.value))))
      throw new CliError({
        "zh-CN": `\`--${token.name}\` 后面要写 ${option.value}`,
        en: `\`--${token.name}\` needs ${option.value} after it`,
      });
    if (option.type === "boolean" && token.value !== undefined)
      throw new CliError({
        "zh-CN": `\`--${token.name}\` 后面不写值`,
        en: `\`--${token.name}\` takes no value`,
      });
    if (option.choices && !option.choices.includes(token.value as string)) {
      const choices = option.choices.map((choice) => `\`${choice}\``).join(" ");
      throw new CliError({
        "zh-CN": `\`--${token.name}\` 只能是 ${choices}`,
        en: `\`--${token.name}\` must be one of ${choices}`,
      });
    }
    // Of two packs, or two files to write, neither is meant in silence.
    if (option.type === "string" && values.has(token.name))
      throw new CliError({
        "zh-CN": `\`--${token.name}\` 只能写一次`,
        en: `\`--${token.name}\` can be given once`,
      });
    values.set(token.name, token.value ?? true);
  }
  const most = command.maxOperands ?? (command.operands === undefined ? 0 : Infinity);
  if (operands.length > most)
    throw new CliError({
      "zh-CN": `多了 \`${operands[most]}\``,
      en: `\`${operands[most]}\` is one too many`,
    });
  return callOf(io, langOf(args), operands, values);
}

function withShorts(
  options: Readonly<Record<string, { readonly type: "string" | "boolean" }>>,
): Record<string, { type: "string" | "boolean"; short?: string }> {
  return Object.fromEntries(
    Object.entries(options).map(([name, { type }]) => [
      name,
      name === "help" ? { type, short: "h" } : { type },
    ]),
  );
}

export function callOf(
  io: Io,
  lang: Language,
  operands: readonly string[],
  values: ReadonlyMap<string, string | true>,
): Call {
  const say = (message: Message) => message[lang];
  return {
    io,
    lang,
    operands,
    say,
    files: new OpenFiles(io),
    option: (name) => values.get(name) as string | undefined,
    flag: (name) => values.get(name) === true,
    tell: (message) => void io.stderr.write(`${visible(say(message))}\n`),
  };
}

function unknownOption(written: string, known: readonly string[]): CliError {
  const meant = suggest(written.replace(/^-+/, ""), known);
  return meant === undefined
    ? new CliError({ "zh-CN": `没有选项 \`${written}\``, en: `no option \`${written}\`` })
    : new CliError({
        "zh-CN": `没有选项 \`${written}\`，是否要写 \`--${meant}\``,
        en: `no option \`${written}\`, did you mean \`--${meant}\``,
      });
}
