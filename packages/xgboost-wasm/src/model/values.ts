/** Whole numbers of 64 bits, as doubles. */
export class Int64List {
  constructor(readonly values: readonly number[] = []) {}
}

/** Single floats that the binary file has one by one, each with its type. */
export class FloatList {
  constructor(readonly values: readonly number[] = []) {}
}

/** JSON with typed arrays: what both the text and the binary file are read into and written from. */
export type Document =
  | string
  | number
  | boolean
  | null
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Int64List
  | FloatList
  | readonly Document[]
  | {readonly [key: string]: Document};

type Kind = "float" | "int" | "long" | "byte" | "floats";

/** Types of the arrays of a model file, which its JSON does not tell. */
const KINDS: Readonly<Record<string, Kind>> = {
  base_weights: "float",
  loss_changes: "float",
  split_conditions: "float",
  sum_hessian: "float",
  leaf_weights: "float",
  weights: "float",
  weight_drop: "floats",
  left_children: "int",
  right_children: "int",
  parents: "int",
  split_indices: "int",
  leaf_child_counts: "int",
  categories: "int",
  categories_nodes: "int",
  feature_segments: "int",
  sorted_idx: "int",
  offsets: "int",
  categories_segments: "long",
  categories_sizes: "long",
  default_left: "byte",
  split_type: "byte"
};

const INFINITE: ReadonlySet<unknown> = new Set(["Infinity", "-Infinity"]);
const whole = (low: number, high: number) => (value: unknown) =>
  Number.isInteger(value) && (value as number) >= low && (value as number) <= high;
const FITS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  // JSON has neither NaN nor infinite numbers: null and texts stand for them (see json.ts).
  float: (value) => typeof value === "number" || value === null || INFINITE.has(value),
  floats: (value) => typeof value === "number",
  int: whole(-(2 ** 31), 2 ** 31 - 1),
  long: whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  byte: whole(0, 255)
};

function typed(kind: Kind, list: readonly unknown[]): Document | undefined {
  if (!list.every(FITS[kind])) return undefined;
  const numbers = list as readonly number[];
  if (kind === "float") return Float32Array.from(numbers, (value) => Number(value ?? Number.NaN));
  if (kind === "int") return Int32Array.from(numbers);
  if (kind === "byte") return Uint8Array.from(numbers);
  return kind === "long" ? new Int64List(numbers) : new FloatList(numbers);
}

/** Parsed JSON with its known arrays typed; what does not fit its type stays, for the reader to refuse. */
export function withTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTypes);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const kind = Object.hasOwn(KINDS, key) ? KINDS[key] : undefined;
      return [key, (kind && Array.isArray(item) && typed(kind, item)) || withTypes(item)];
    })
  );
}
