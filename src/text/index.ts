/** What people write, made comparable: folded, cut into clauses, searched for many words at once. */
export { isChinese } from "./chinese.js";
export { clausesOf, piecesOf } from "./clauses.js";
export { type Folding, foldingOf } from "./fold.js";
export { plainText } from "./markup.js";
export { standsIn } from "./runs.js";
export { buildScanner, type Match, type Scan, type Scanner } from "./scanner.js";
