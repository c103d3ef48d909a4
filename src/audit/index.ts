/** A second engine that decides again, and must agree. */
export { createVerifier, type Disagreement, type Verifier } from "./verify.js";
