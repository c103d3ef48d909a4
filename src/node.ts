export { loadPack, readPackFiles, readPackLayers, safeLoadPack } from "./disk/index.js";
