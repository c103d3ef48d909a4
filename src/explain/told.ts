import type { Evidence } from "../condition/index.js";

/**
 * Named conditions of one decision: what each stands for, and whether the explanation has said it.
 *
 * A trace shows each once, maybe in a part that an explanation leaves out; then it is said where it is used
 * next. What a scope
 * shows is told by itself: named conditions may answer otherwise there.
 */
export class Told {
  readonly #of = new Map<string, Evidence>();
  readonly #said = new Set<Evidence>();

  /** Learns what the named conditions of one step stand for, before its lines are written. */
  learn(evidence: Evidence): void {
    if ("all" in evidence) evidence.all.forEach((part) => this.learn(part));
    else if ("any" in evidence) evidence.any.forEach((part) => this.learn(part));
    else if ("not" in evidence) this.learn(evidence.not);
    else if ("condition" in evidence && evidence.of) {
      this.#of.set(evidence.condition, evidence.of);
      this.learn(evidence.of);
    }
  }

  /** What a named condition stands for. */
  meaning({ condition, of }: Extract<Evidence, { condition: string }>): Evidence | undefined {
    return of ?? this.#of.get(condition);
  }

  hasSaid(meaning: Evidence): boolean {
    return this.#said.has(meaning);
  }

  say(meanings: readonly Evidence[]): void {
    for (const meaning of meanings) this.#said.add(meaning);
  }
}
