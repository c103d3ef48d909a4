import {
  type Diagnostic,
  diagnostic,
  type DiagnosticCode,
  type DiagnosticParams,
  type Location,
  Problems,
} from "../../diagnostic/index.js";
import type { Layer } from "./layer.js";
import { locateIn, memberOf, type Traced, whereOf } from "./traced.js";

/** What a layer did to an entry: `whole` and `removed` leave nothing of what it has inside. */
type Done = "part" | "whole" | "removed";

/** Which layer last said something of an entry, and where. */
interface Touch {
  readonly layer: string;
  readonly part: Traced;
  readonly did: Done;
}

/** What all layers so far did to entries, by the ids that lead there. */
export class History {
  readonly #touched = new Map<string, Touch>();
  /** What each layer last did to something inside an entry. */
  readonly #inside = new Map<string, Map<string, Touch>>();

  last(ids: readonly string[]): Touch | undefined {
    return this.#touched.get(JSON.stringify(ids));
  }

  note(ids: readonly string[], touch: Touch): void {
    this.#touched.set(JSON.stringify(ids), touch);
    for (const key of above(ids)) {
      const layers = this.#inside.get(key) ?? new Map<string, Touch>();
      this.#inside.set(key, layers.set(touch.layer, touch));
    }
  }

  /** What others did beside which one cannot be done: to the entry, around it, or to what it has inside. */
  rivals(ids: readonly string[], did: Done): Touch[] {
    const around = above(ids).flatMap((key) => this.#touched.get(key) ?? []);
    const inside = did === "part" ? [] : [...(this.#inside.get(JSON.stringify(ids))?.values() ?? [])];
    return [this.last(ids) ?? [], around.filter((touch) => touch.did !== "part"), inside].flat();
  }

  /** Where each entry that is gone was removed, by its id. */
  removals(): ReadonlyMap<string, Location> {
    const removed = [...this.#touched].filter(([, touch]) => touch.did === "removed");
    return new Map(
      removed.map(([ids, touch]) => [(JSON.parse(ids) as string[]).at(-1) as string, placeOf(touch.part)]),
    );
  }
}

function above(ids: readonly string[]): string[] {
  return ids.slice(1).map((_, index) => JSON.stringify(ids.slice(0, index + 1)));
}

/** One layer while it is laid over what is below. */
export class Laying {
  readonly #problems: Problems;

  constructor(
    readonly layer: Layer,
    readonly history: History,
  ) {
    this.#problems = new Problems(locateIn(layer.head));
  }

  get diagnostics(): Diagnostic[] {
    return this.#problems.list;
  }

  take(found: readonly Diagnostic[]): void {
    this.#problems.take(found);
  }

  report(
    code: DiagnosticCode,
    part: Traced,
    params: DiagnosticParams,
    related: readonly Traced[] = [],
  ): void {
    this.#problems.add(() => diagnostic(code, placeOf(part), params, { related: related.map(placeOf) }));
  }

  /** Notes that this layer says something of an entry; others that it does not stand on may have, too. */
  touches(ids: readonly string[], part: Traced, did: Done = "part"): void {
    const { id, below } = this.layer;
    const other = this.history.rivals(ids, did).find(({ layer }) => layer !== id && !below.has(layer));
    if (other)
      this.report("layer/conflict", part, { id: ids.at(-1) as string, layer: other.layer }, [other.part]);
    this.history.note(ids, { layer: id, part, did });
  }
}

/** An entry is shown by what it does, else by its name, else whole. */
function placeOf(part: Traced): Location {
  const shown =
    memberOf(part, "layer") ??
    ["id", "name", "code", "number", "title", "word"]
      .map((key) => memberOf(part, key))
      .find((member) => member !== undefined) ??
    part;
  return whereOf(shown);
}
