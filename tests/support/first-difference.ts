/**
 * Where two columns of numbers differ first, and -1 where nowhere: `toEqual` takes seconds for a matrix.
 * @throws RangeError where one is longer
 */
export function firstDifference(left: ArrayLike<number>, right: ArrayLike<number>): number {
  if (left.length !== right.length) throw new RangeError(`${left.length} values against ${right.length}`);
  for (let at = 0; at < left.length; at++) if (!Object.is(left[at], right[at])) return at;
  return -1;
}
