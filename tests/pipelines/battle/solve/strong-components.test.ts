import {describe, expect, it} from "vitest";
import {strongComponents} from "../../../../pipelines/battle/solve/strong-components.ts";

describe("strongly connected components", () => {
  const edges: Record<string, string[]> = {
    start: ["a", "end"],
    a: ["b"],
    b: ["c", "end"],
    c: ["a", "self"],
    self: ["self"],
    end: [],
    apart: ["start"]
  };

  it("are found, each after all that it leads to", () => {
    const found = strongComponents(Object.keys(edges), (node) => edges[node]).map((part) => part.toSorted());
    expect(found).toEqual([["end"], ["self"], ["a", "b", "c"], ["start"], ["apart"]].sort(orderIn(found)));
    expect(found.findIndex((part) => part.includes("b"))).toBeGreaterThan(
      Math.max(...["end", "self"].map((node) => found.findIndex((part) => part.includes(node))))
    );
    expect(found.at(-1)).toEqual(["apart"]);
  });

  it("are one where a long way leads back", () => {
    const count = 20_000;
    const all = Array.from({length: count}, (_, i) => i);
    expect(strongComponents(all, (i) => [(i + 1) % count])).toHaveLength(1);
    expect(strongComponents(all, (i) => (i + 1 < count ? [i + 1] : []))).toEqual(
      all.toReversed().map((i) => [i])
    );
  });
});

/** Parts that do not lead to each other may come in either order. */
const orderIn =
  (found: readonly (readonly string[])[]) =>
  (x: readonly string[], y: readonly string[]): number =>
    found.findIndex((part) => part[0] === x[0]) - found.findIndex((part) => part[0] === y[0]);
