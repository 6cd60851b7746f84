/** Heights in pixels of what the list is made of. */
export type ListMetrics = { readonly head: number; readonly row: number; readonly gap: number };

/** A day of the list: how many rows it has, and how much higher its open ones are than closed ones. */
export type ListSection = { readonly rows: number; readonly openHeight: number };

export type ListLayout = {
  /** Where each section begins; one more than there are sections, the last is where the list ends. */
  readonly tops: readonly number[];
  readonly metrics: ListMetrics;
};

/** Places the sections below one another. A section without rows takes no room. */
export function layoutOf(sections: readonly ListSection[], metrics: ListMetrics): ListLayout {
  const tops = [0];
  let top = 0;
  for (const { rows, openHeight } of sections) {
    if (rows > 0) top += metrics.head + rows * metrics.row + openHeight + metrics.gap;
    tops.push(top);
  }
  return { tops, metrics };
}

/** From where to where the list can be seen, counted from its own top. */
export type ListWindow = { readonly from: number; readonly to: number };

/** The first and the last section, the end not included, that reach into a window. */
export function sectionsIn({ tops }: ListLayout, { from, to }: ListWindow): readonly [number, number] {
  const first = Math.max(0, firstAbove(tops, from) - 1);
  return [first, Math.max(first, Math.min(tops.length - 1, firstAbove(tops, to)))];
}

/**
 * The rows of a section, the end not included, that reach into a window. Open rows make those below them lie deeper, which `depthOf`
 * knows: how much higher than closed ones the rows before this one are, all together.
 */
export function rowsIn(
  rows: number,
  rowHeight: number,
  { from, to }: ListWindow,
  depthOf: (row: number) => number,
): readonly [number, number] {
  let first = 0;
  let last = rows;
  // Halving needs the tops in order, which they are: a row is never less than its height.
  for (let low = 0, high = rows; low < high; ) {
    const middle = (low + high) >> 1;
    if ((middle + 1) * rowHeight + depthOf(middle + 1) <= from) low = middle + 1;
    else high = middle;
    first = low;
  }
  for (let low = first, high = rows; low < high; ) {
    const middle = (low + high) >> 1;
    if (middle * rowHeight + depthOf(middle) < to) low = middle + 1;
    else high = middle;
    last = low;
  }
  return [first, Math.max(first, last)];
}

/** The index of the first number above a limit, of numbers in order. */
function firstAbove(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
