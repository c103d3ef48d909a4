/** Where offsets of a text lie: lines and columns from 1, columns in UTF-16 units. */
export interface Positions {
  line: number;
  column: number;
}

/**
 * Returns a function from an offset in the text to its line and column. A line ends at `\n`, `\r\n` or `\r`.
 */
export function positionsOf(text: string): (offset: number) => Positions {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 };
  };
}

/** Returns the line with this number, counted from 1, without its end; empty past the last. */
export function lineOf(text: string, line: number): string {
  return text.split(/\r\n|\n|\r/)[line - 1] ?? "";
}
