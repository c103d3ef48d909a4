/** Packs from folders. */
export { loadPack, readPackFiles, readPackLayers, safeLoadPack } from "./disk.js";
