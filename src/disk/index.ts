/** Packs from folders. */
export { loadPack, readPackFiles, safeLoadPack } from "./disk.js";
