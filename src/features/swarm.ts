/**
 * Vertical places of a swarm's points: points that would lie over one another are stacked evenly about the
 * line, and a stack that is too high for its row is pressed together.
 * @param x horizontal places in pixels
 * @param diameter of a point in pixels
 * @param half how far from the line a point may lie
 * @returns distance from the line of each point, `-half` to `half`
 */
export function swarm(x: readonly number[], diameter: number, half: number): number[] {
  const stacks = new Map<number, number[]>();
  x.forEach((place, index) => {
    const column = Math.round(place / diameter);
    const stack = stacks.get(column);
    if (stack) stack.push(index);
    else stacks.set(column, [index]);
  });
  const highest = Math.max(1, ...[...stacks.values()].map(({length}) => length));
  const step = Math.min(diameter, (2 * half) / Math.max(1, highest - 1));
  const offsets = new Array<number>(x.length).fill(0);
  for (const stack of stacks.values()) {
    const middle = (stack.length - 1) / 2;
    stack.forEach((index, position) => {
      offsets[index] = (position - middle) * step;
    });
  }
  return offsets;
}
