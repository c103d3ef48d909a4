import files from "pack:cn";
import type { PackFiles } from "../pack/index.js";

/**
 * What hotlines of the whole country share (全国共用), as data: calendars, statutory limits, topics with their
 * words, what is said of danger. A base for the packs of cities, which decides nothing itself.
 *
 * @example safeCompilePack(cn).ok // false: it is a base, and compiles as `compilePack([cn, city])`
 */
export const cn: PackFiles = files;
