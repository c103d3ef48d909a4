/**
 * Whether one version comes before another (negative), after it (positive), or they are one (0): part by part
 * between the dots, numbers as numbers, so that `2026.9.0` comes before `2026.11.0`, and `2026.11` before
 * `2026.11.1`.
 *
 * @example compareVersions("2026.9.0", "2026.11.0") // -1
 */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [one.split("."), other.split(".")];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const order = compareParts(left[index], right[index]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareParts(one: string | undefined, other: string | undefined): number {
  if (one === undefined) return -1;
  if (other === undefined) return 1;
  const numbers = /^\d+$/.test(one) && /^\d+$/.test(other);
  const [left, right] = numbers ? [BigInt(one), BigInt(other)] : [one, other];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
