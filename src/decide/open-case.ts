import { readFacts, type SoundAppeal } from "../appeal/index.js";
import { addFacts, type Facts } from "../facts/index.js";
import type { CompiledPack } from "../pack/index.js";
import { Trace } from "./trace.js";

/** An appeal on its way through the stages. Each stage takes one, and returns what it decided. */
export interface OpenCase {
  readonly pack: CompiledPack;
  readonly sound: SoundAppeal;
  /** What rules may read by now. */
  readonly facts: Facts;
  /** Where it is about was read from its words, not stated. */
  readonly placeFromText: boolean;
  /** The rules used so far. */
  readonly trace: Trace;
}

export function openCase(pack: CompiledPack, sound: SoundAppeal): OpenCase {
  const { facts, location } = readFacts(pack, sound);
  return { pack, sound, facts, placeFromText: location.fromText, trace: new Trace() };
}

/** The case with what a stage has learnt. */
export function learn(open: OpenCase, more: Facts): OpenCase {
  return { ...open, facts: addFacts(open.facts, more) };
}
