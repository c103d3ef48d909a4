/** Packs and registries in folders. */
export { loadPack, readPackFiles, readPackLayers, safeLoadPack } from "./disk.js";
export { publishPack, type PublishResult } from "./publish.js";
export {
  editionsOf,
  loadRegistry,
  type Registry,
  type RegistryChoice,
  type RegistryOptions,
} from "./registry.js";
