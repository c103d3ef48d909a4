export { loadPack, readPackFiles, safeLoadPack } from "./disk/index.js";
