/** What people write, made comparable: folded, cut into clauses, searched for many words at once. */
export { isChinese } from "./chinese.js";
export { clauseExtents, clausesOf } from "./clauses.js";
export { type Folding, foldingOf, foldText, type Spelling, spellingOf } from "./fold.js";
export { plainText } from "./markup.js";
export { neighbours } from "./neighbours.js";
export { type Parts, partsOf } from "./parts.js";
export { type Extent, placesOf } from "./runs.js";
export type { Match, Scan } from "./scan.js";
export { buildScanner, type Scanner } from "./scanner.js";
export { heardIn, type ListedWord, type WordList } from "./word-list.js";
