import own from "pack:beijing-2019?over=beijing";
import type { PackFiles } from "../pack/index.js";
import { beijing } from "./beijing.js";

/**
 * The rules of Beijing before its regulation (条例) of 24 September 2021, as data: an objection on territory
 * alone is admitted.
 *
 * @example packInForce([compilePack(beijing), compilePack(beijing2019)], "2020-06-01T09:00:00+08:00")?.pack.id // "beijing-2019"
 */
export const beijing2019: PackFiles = { ...beijing, ...own };
