import {readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {DMatrix} from "../../src/index.ts";
import type {TrainParameters} from "../../src/parameters.ts";
import type {Tree} from "../../src/predict.ts";

/** What tests/native/generate.py writes. */
export interface Fixture {
  params: TrainParameters;
  rounds: number;
  rows: number;
  columns: number;
  data: (number | null)[];
  label: number[];
  weight: number[] | null;
  model: unknown;
  prediction: number[];
  margin: number[];
  leaves: number[];
  contributions: number[];
  interactions: number[];
}

export const FIXTURES = fileURLToPath(new URL("../fixtures", import.meta.url));

export function fixtureNames(): string[] {
  return readdirSync(FIXTURES)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.replace(/\.json$/, ""));
}

export function readFixture(name: string, folder = FIXTURES): Fixture {
  return JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8"));
}

export function matrixOf(fixture: Fixture): DMatrix {
  return new DMatrix({
    data: Float32Array.from(fixture.data, (value) => value ?? Number.NaN),
    rows: fixture.rows,
    columns: fixture.columns,
    label: fixture.label,
    weight: fixture.weight ?? undefined,
    featureNames: Array.from({length: fixture.columns}, (_, i) => `column_${i}`)
  });
}

export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i] - b[i]));
  return largest;
}

/** What differs between two trees: structure, features, thresholds, directions exactly; leaves by 1e-5. */
export function treeDifferences(actual: Tree, expected: Tree): string[] {
  const differences: string[] = [];
  if (actual.left.length !== expected.left.length) {
    return [`${actual.left.length} nodes, expected ${expected.left.length}`];
  }
  for (let node = 0; node < expected.left.length; node++) {
    const leaf = expected.left[node] < 0;
    for (const part of ["left", "right", ...(leaf ? [] : ["feature", "condition", "defaultLeft"])] as const) {
      const [a, b] = [actual[part as "left"][node], expected[part as "left"][node]];
      if (part === "condition" && expected.categories?.has(node)) continue;
      if (a !== b) differences.push(`node ${node} ${part}: ${a}, expected ${b}`);
    }
    const sets = [actual, expected].map((tree) => tree.categories?.get(node)?.join());
    if (sets[0] !== sets[1]) differences.push(`node ${node} categories: ${sets[0]}, expected ${sets[1]}`);
    const [a, b] = [actual.condition[node], expected.condition[node]];
    if (leaf && Math.abs(a - b) > 1e-5) differences.push(`leaf ${node}: ${a}, expected ${b}`);
  }
  return differences;
}
