import { version } from "../../package.json";
import { suggest, type Language } from "../diagnostic/index.js";
import { coloursFor, type Io } from "./command.js";
import { commands } from "./commands/table.js";
import { commandHelp, generalHelp } from "./help.js";
import { langOf, parseCall } from "./parse-call.js";
import { CliError, visibleLines } from "./words.js";

/**
 * Runs `paidan` with the arguments after its name and returns the exit code: 0 clean, 1 could not run, 2
 * findings.
 *
 * stdout carries records only. Everything written has been handed to the streams when the code comes back.
 */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const lang = langOf(args);
  try {
    return await run(args, io, lang);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    io.stderr.write(`${coloursFor(io.stderr).red("paidan")} ${visibleLines(error.words[lang])}\n`);
    return 1;
  }
}

async function run(args: readonly string[], io: Io, lang: Language): Promise<number> {
  const [name, ...rest] = commandFirst(args);
  return name === undefined ? withoutCommand(args, io, lang) : runCommand(name, rest, io, lang);
}

/** Says which version this is, or how to use it; that is an error where nobody asked. */
function withoutCommand(args: readonly string[], { stdout, stderr }: Io, lang: Language): number {
  if (args.includes("--version")) {
    stdout.write(`${version}\n`);
    return 0;
  }
  const asked = args.includes("--help") || args.includes("-h");
  (asked ? stdout : stderr).write(generalHelp(commands, lang));
  return asked ? 0 : 1;
}

async function runCommand(name: string, rest: readonly string[], io: Io, lang: Language): Promise<number> {
  const command = commands.find((known) => known.name === name);
  if (command === undefined) throw unknownCommand(name);
  const call = parseCall(command, rest, io);
  if (call.flag("help")) {
    io.stdout.write(commandHelp(command, lang));
    return 0;
  }
  try {
    return await command.run(call);
  } finally {
    await call.files.closeAll();
  }
}

/** The command is the first argument, or the one after `--lang`. */
function commandFirst(args: readonly string[]): readonly string[] {
  const skip = langLength(args[0]);
  const name = args[skip];
  if (name === undefined || name.startsWith("-")) return [];
  return [...args.slice(skip), ...args.slice(0, skip)];
}

/** How many arguments `--lang` takes where it is the first. */
function langLength(first: string | undefined): number {
  if (first === "--lang") return 2;
  return first?.startsWith("--lang=") ? 1 : 0;
}

function unknownCommand(name: string): CliError {
  const meant = suggest(
    name,
    commands.map((command) => command.name),
  );
  return meant === undefined
    ? new CliError({
        "zh-CN": `没有命令 \`${name}\`，\`paidan --help\` 列出所有命令`,
        en: `no command \`${name}\`, \`paidan --help\` lists them all`,
      })
    : new CliError({
        "zh-CN": `没有命令 \`${name}\`，是否要写 \`${meant}\``,
        en: `no command \`${name}\`, did you mean \`${meant}\``,
      });
}
