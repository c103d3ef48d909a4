import { type InEveryLanguage, visible } from "../diagnostic/index.js";

/** One message in every language. */
export type Message = InEveryLanguage<string>;

/** Why a command could not run. `main` writes it to stderr and exits with 1. */
export class CliError extends Error {
  override readonly name = "CliError";
  constructor(readonly words: Message) {
    super(words.en);
  }
}

/** Text of several lines in which nothing moves a terminal's cursor, whoever wrote it. */
export function visibleLines(text: string): string {
  return text.split("\n").map(visible).join("\n");
}

/**
 * What the file system said, in words, of the path it names or else the one asked for; anything that is not
 * its error is thrown on.
 */
export function fileError(error: unknown, asked: string): CliError {
  const { code, path = asked } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  const known = reasons[code];
  return new CliError({
    "zh-CN": `\`${path}\` ${known?.["zh-CN"] ?? `打不开（${code}）`}`,
    en: `\`${path}\` ${known?.en ?? `cannot be opened (${code})`}`,
  });
}

const reasons: Readonly<Record<string, Message>> = {
  ENOENT: { "zh-CN": "不存在", en: "does not exist" },
  EACCES: { "zh-CN": "没有权限", en: "is not permitted" },
  EISDIR: { "zh-CN": "是文件夹，这里要文件", en: "is a folder where a file is wanted" },
  ENOTDIR: { "zh-CN": "不是文件夹", en: "is not a folder" },
  // Said by `mkdir` of what stands where a folder should be.
  EEXIST: { "zh-CN": "不是文件夹", en: "is not a folder" },
  ELOOP: {
    "zh-CN": "绕回了自己：文件夹互相 `extends`，或者链接成环",
    en: "leads back to itself, by `extends` or by a link",
  },
  ENOSPC: { "zh-CN": "写不下，磁盘已满", en: "cannot be written, the disk is full" },
  EDQUOT: { "zh-CN": "写不下，磁盘限额已满", en: "cannot be written, the disk quota is used up" },
  EFBIG: {
    "zh-CN": "写不下，超过了文件大小的上限",
    en: "cannot be written, it would be larger than a file may be",
  },
};
