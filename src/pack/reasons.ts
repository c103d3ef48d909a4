/** Why something in a pack is as it is: what it cites, and what is the pack's own. */
export interface Reasons {
  readonly basis?: readonly string[] | undefined;
  readonly own?: string | undefined;
  /** The source's own words, for people. */
  readonly quote?: string | undefined;
}

/** A thing of the pack with all it cites; what is the pack's own comes last, marked 示例. */
export type Cited<Source extends Reasons> = Omit<Source, "basis" | "own"> & {
  readonly basis: readonly string[];
};

export function cited<Source extends Reasons>(source: Source): Cited<Source> {
  const { own, basis = [], ...rest } = source;
  return { ...rest, basis: own === undefined ? basis : [...basis, `${ownPrefix}：${own}`] };
}

/** What a basis that is no law begins with. */
export const ownPrefix = "示例";
