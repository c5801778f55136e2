/**
 * Parts of a directed graph in which everything can come again from everything, each after all that it leads to
 * (Tarjan 1972).
 */
export function strongComponents<T>(all: Iterable<T>, nextOf: (of: T) => readonly T[]): T[][] {
  const found: T[][] = [];
  const order = new Map<T, number>();
  const low = new Map<T, number>();
  const path: T[] = [];
  const onPath = new Set<T>();
  const enter = (of: T): {of: T; next: readonly T[]; at: number} => {
    low.set(of, order.size);
    order.set(of, order.size);
    path.push(of);
    onPath.add(of);
    return {of, next: nextOf(of), at: 0};
  };
  for (const root of all) {
    if (order.has(root)) continue;
    const work = [enter(root)];
    while (work.length > 0) {
      const top = work[work.length - 1];
      if (top.at < top.next.length) {
        const to = top.next[top.at++];
        if (!order.has(to)) work.push(enter(to));
        else if (onPath.has(to)) low.set(top.of, Math.min(low.get(top.of)!, order.get(to)!));
        continue;
      }
      work.pop();
      if (low.get(top.of) === order.get(top.of)) {
        const component: T[] = [];
        let member: T;
        do {
          member = path.pop()!;
          onPath.delete(member);
          component.push(member);
        } while (member !== top.of);
        found.push(component);
      }
      const parent = work[work.length - 1];
      if (parent !== undefined) low.set(parent.of, Math.min(low.get(parent.of)!, low.get(top.of)!));
    }
  }
  return found;
}
