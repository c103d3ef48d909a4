import { type Language, languages } from "../diagnostic/index.js";
import type { Readable, Writable } from "node:stream";
import pc from "picocolors";
import type { OpenFiles } from "./open-files.js";
import { type Message } from "./words.js";

/** The streams a command reads and writes. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** The clock, in milliseconds since 1970. Only what is told on stderr may depend on it. */
  readonly now: () => number;
}

export interface Option {
  readonly type: "string" | "boolean";
  /** What to write after it, in help: `DIR`. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly help: Message;
}

/** One command of `paidan`: what help says of it, and what it does. */
export interface Command {
  readonly name: string;
  /** What it takes besides options, in help; no operands where absent. */
  readonly operands?: string;
  readonly maxOperands?: number;
  readonly summary: Message;
  readonly options: Readonly<Record<string, Option>>;
  /** Returns the exit code: 0 clean, 2 findings. Throws `CliError` where it cannot run. */
  run(call: Call): Promise<number>;
}

/** One call of a command. */
export interface Call {
  readonly io: Io;
  readonly lang: Language;
  readonly operands: readonly string[];
  readonly files: OpenFiles;
  /** The value of an option, `undefined` where it was not given. */
  option(name: string): string | undefined;
  flag(name: string): boolean;
  /** The message in the language asked for. */
  say(message: Message): string;
  /** Writes one line to stderr. */
  tell(message: Message): void;
}

export const langOption: Option = {
  type: "string",
  value: languages.join("|"),
  choices: languages,
  help: { "zh-CN": "说明和报错用的语言，默认 zh-CN", en: "language of messages, default zh-CN" },
};
export const packOption: Option = {
  type: "string",
  value: "DIR",
  help: {
    "zh-CN": "规则包所在文件夹；不写则用内置的北京规则包",
    en: "folder of the rule pack; the built-in Beijing pack when left out",
  },
};
export const registryOptions: Readonly<Record<"registry" | "pack-id", Option>> = {
  registry: {
    type: "string",
    value: "DIR",
    help: {
      "zh-CN": "规则库所在文件夹：每件按当天有效的版本，结论按它写明的版本",
      en: "folder of a registry: the version of each day, and for decisions the one they name",
    },
  },
  "pack-id": {
    type: "string",
    value: "ID",
    help: { "zh-CN": "只用规则库里的这个规则包", en: "only this pack of the registry" },
  },
};
export const asOfOption: Option = {
  type: "string",
  value: "YYYY-MM-DD",
  help: {
    "zh-CN": "只认这一天为止公布的放假安排，照当时的算",
    en: "know only the holiday notices published by this day, to count as was counted then",
  },
};
export const helpOption: Option = { type: "boolean", help: { "zh-CN": "显示用法", en: "show usage" } };

export function isTerminal(stream: Readable | Writable): boolean {
  return (stream as { isTTY?: boolean }).isTTY === true;
}

/** Colours for a terminal; plain text for anything else, and where NO_COLOR is set. */
export function coloursFor(stream: Writable): ReturnType<typeof pc.createColors> {
  return pc.createColors(isTerminal(stream) && !process.env["NO_COLOR"]);
}
