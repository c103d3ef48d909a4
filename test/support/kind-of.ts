/** The kind of a case whose number lies below zero, at it or above it. */
export function bySign<const Kind>(value: number, [below, at, above]: readonly [Kind, Kind, Kind]): Kind {
  if (value === 0) return at;
  return value < 0 ? below : above;
}

/** The kind of a case that has none of something, one, or several. */
export function byCount<const Kind>(count: number, [none, one, several]: readonly [Kind, Kind, Kind]): Kind {
  return bySign(count - 1, [none, one, several]);
}
