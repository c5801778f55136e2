import {ParameterError} from "./errors.ts";

/** Index of a feature given by its number or its name. */
function featureOf(parameter: string, given: unknown, columns: number, names: readonly string[]): number {
  const index = typeof given === "string" ? names.indexOf(given) : given;
  if (Number.isInteger(index) && (index as number) >= 0 && (index as number) < columns)
    return index as number;
  throw new ParameterError(parameter, given, `a feature's name, or its number from 0 to ${columns - 1}`);
}

/** -1, 0 or 1 a feature. */
export function monotoneOf(value: unknown, columns: number, names: readonly string[]): Int8Array {
  const signs = new Int8Array(columns);
  if (value === undefined) return signs;
  const entries: [number, unknown][] = [];
  if (Array.isArray(value)) {
    if (value.length > columns) {
      throw new ParameterError("monotone_constraints", value, `at most ${columns} entries, one a feature`);
    }
    value.forEach((sign, i) => {
      entries.push([i, sign]);
    });
  } else if (typeof value === "object" && value !== null) {
    for (const [name, sign] of Object.entries(value)) {
      entries.push([featureOf("monotone_constraints", name, columns, names), sign]);
    }
  } else throw new ParameterError("monotone_constraints", value, "an array or an object by feature name");
  for (const [i, sign] of entries) {
    if (sign !== -1 && sign !== 0 && sign !== 1) {
      throw new ParameterError("monotone_constraints", sign, "-1, 0 or 1");
    }
    signs[i] = sign;
  }
  return signs;
}

/** Sets of features that may meet on a way down a tree; null: all may. */
export class Interactions {
  constructor(
    private readonly sets: readonly ReadonlySet<number>[],
    private readonly features: number
  ) {}

  /** 1 for each feature that a node below splits on these may split on: as XGBoost, any at the root. */
  allowed(path: ReadonlySet<number>): Uint8Array {
    const mask = new Uint8Array(this.features);
    if (path.size === 0) return mask.fill(1);
    for (const feature of path) mask[feature] = 1;
    for (const set of this.sets) {
      if ([...path].every((feature) => set.has(feature))) for (const feature of set) mask[feature] = 1;
    }
    return mask;
  }
}

export function interactionsOf(
  value: unknown,
  columns: number,
  names: readonly string[]
): Interactions | null {
  if (value === undefined) return null;
  const name = "interaction_constraints";
  if (!Array.isArray(value) || !value.every(Array.isArray)) {
    throw new ParameterError(name, value, "an array of arrays of features");
  }
  const sets = value.map((set: unknown[]) => new Set(set.map((one) => featureOf(name, one, columns, names))));
  return new Interactions(sets, columns);
}
