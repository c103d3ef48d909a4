/** An appeal at the door: checked, read, and made into facts. */
export { readAppeal, type SoundAppeal } from "./read-appeal.js";
export { readFacts } from "./read-facts.js";
export { type Appeal, appealSchema } from "./schema.js";
