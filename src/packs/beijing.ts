import own from "pack:beijing?over=cn";
import type { PackFiles } from "../pack/index.js";
import { cn } from "./cn.js";

/**
 * Beijing's rule pack (北京市规则包) as data, ready for `compilePack`. Reads no file, so it also works in a
 * browser.
 *
 * @example compilePack(beijing).dispatch({ id: "1", receivedAt: "2026-11-20T09:30:00+08:00", title: "暖气不热" })
 */
export const beijing: PackFiles = { ...cn, ...own };
