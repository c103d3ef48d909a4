import { z } from "zod";
import { id, list, note, schemaKey, strict, title } from "../../diagnostic/index.js";

const word = z.string().trim().min(1);

const exceptional = strict({
  word: word.describe("词"),
  notIn: list(word).min(1).describe("含有这个词、却不是这个意思的更长的词：被困 不算 被困扰"),
});

const wordList = strict({
  id,
  title,
  words: list(z.union([word, exceptional]))
    .min(1)
    .describe("意思一样的词，找到一个就算提到"),
  longest: z
    .literal(true)
    .optional()
    .describe("最长的词优先：落在更长的词（事项的词、地名、别的名单的词）里的不算"),
  negatedBy: id.optional().describe("否定词的名单：紧跟在否定词后面的不算"),
  note,
});

export const listsSchema = strict({
  ...schemaKey,
  lists: list(wordList).describe('词的名单，条件里用 { "list": "标识" } 引用'),
});

export type WordListFile = z.infer<typeof wordList>;
