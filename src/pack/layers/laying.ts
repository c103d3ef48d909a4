import {
  type Diagnostic,
  diagnostic,
  type DiagnosticCode,
  type DiagnosticParams,
  type Location,
  Problems,
} from "../../diagnostic/index.js";
import type { Layer } from "./layer.js";
import { locateIn, memberOf, type Traced } from "./traced.js";

/** Which layer last said something of an entry, and where. */
interface Touch {
  readonly layer: string;
  readonly part: Traced;
  readonly removed: boolean;
}

/** What all layers so far did to entries, by the ids that lead there. */
export class History {
  readonly #touched = new Map<string, Touch>();

  last(ids: readonly string[]): Touch | undefined {
    return this.#touched.get(JSON.stringify(ids));
  }

  note(ids: readonly string[], touch: Touch): void {
    this.#touched.set(JSON.stringify(ids), touch);
  }

  /** Where each entry that is gone was removed, by its id. */
  removals(): ReadonlyMap<string, Location> {
    const removed = [...this.#touched].filter(([, touch]) => touch.removed);
    return new Map(
      removed.map(([ids, touch]) => [(JSON.parse(ids) as string[]).at(-1) as string, placeOf(touch.part)]),
    );
  }
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

  /** Notes that this layer says something of an entry; another that it does not stand on may have, too. */
  touches(ids: readonly string[], part: Traced, removed = false): void {
    const last = this.history.last(ids);
    if (last && last.layer !== this.layer.id && !this.layer.below.has(last.layer))
      this.report("layer/conflict", part, { id: ids.at(-1) as string, layer: last.layer }, [last.part]);
    this.history.note(ids, { layer: this.layer.id, part, removed });
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
  return shown.from.locate(shown.from.path);
}
