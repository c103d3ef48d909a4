import { visible } from "../diagnostic/index.js";

export type Lang = "zh-CN" | "en";

/** One message in both languages. */
export type Words = Readonly<Record<Lang, string>>;

export function words(zh: string, en: string): Words {
  return { "zh-CN": zh, en };
}

/** Why a command could not run. `main` writes it to stderr and exits with 1. */
export class CliError extends Error {
  override readonly name = "CliError";
  constructor(readonly words: Words) {
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
  return new CliError(
    words(
      `\`${path}\` ${known?.["zh-CN"] ?? `打不开（${code}）`}`,
      `\`${path}\` ${known?.en ?? `cannot be opened (${code})`}`,
    ),
  );
}

const reasons: Readonly<Record<string, Words>> = {
  ENOENT: words("不存在", "does not exist"),
  EACCES: words("没有权限", "is not permitted"),
  EISDIR: words("是文件夹，这里要文件", "is a folder where a file is wanted"),
  ENOTDIR: words("不是文件夹", "is not a folder"),
  // Said by `mkdir` of what stands where a folder should be.
  EEXIST: words("不是文件夹", "is not a folder"),
  ELOOP: words(
    "绕回了自己：文件夹互相 `extends`，或者链接成环",
    "leads back to itself, by `extends` or by a link",
  ),
  ENOSPC: words("写不下，磁盘已满", "cannot be written, the disk is full"),
  EDQUOT: words("写不下，磁盘限额已满", "cannot be written, the disk quota is used up"),
  EFBIG: words("写不下，超过了文件大小的上限", "cannot be written, it would be larger than a file may be"),
};
