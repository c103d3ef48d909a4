export {
  loadPack,
  loadRegistry,
  publishPack,
  type PublishResult,
  readPackFiles,
  readPackLayers,
  type Registry,
  type RegistryChoice,
  type RegistryOptions,
  safeLoadPack,
} from "./disk/index.js";
export type { PublishedPack } from "./pack/index.js";
