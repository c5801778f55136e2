import {fieldProblem} from "../../http/problem.ts";
import type {Datatype, RequestInput} from "../../schemas/inference-schemas.ts";

const MOST_ROWS = 1000;

const INTEGERS: readonly Datatype[] = [
  "INT8",
  "INT16",
  "INT32",
  "INT64",
  "UINT8",
  "UINT16",
  "UINT32",
  "UINT64"
];
const NUMBERS: readonly Datatype[] = ["FP16", "FP32", "FP64", "BOOL", ...INTEGERS];

/** What a tensor may hold: ids and names of Pokémon and moves, or numbers. */
export const REFERENCES: readonly Datatype[] = [...INTEGERS, "BYTES"];
export const VALUES = NUMBERS;

const wrong = ({name}: RequestInput, message: string) =>
  fieldProblem({in: "body", field: `inputs.${name}`, message});

const fits = (value: unknown, datatype: Datatype): boolean => {
  if (datatype === "BYTES") return typeof value === "string" && value.length > 0 && value.length <= 60;
  if (datatype === "BOOL") return typeof value === "boolean" || value === 0 || value === 1;
  return INTEGERS.includes(datatype) ? Number.isSafeInteger(value) : typeof value === "number";
};

/** A tensor's elements, flat, in so many columns. */
export interface Tensor {
  readonly rows: number;
  readonly elements: readonly unknown[];
}

/**
 * Checks a tensor against what it says of itself.
 * @param columns one where its shape may leave them out
 * @throws Problem that names the tensor
 */
export function readTensor(input: RequestInput, datatypes: readonly Datatype[], columns = 1): Tensor {
  const {shape, datatype, data} = input;
  if (!datatypes.includes(datatype)) {
    throw wrong(input, `expected a datatype out of ${datatypes.join(", ")}; got ${datatype}`);
  }
  const [rows, across = 1] = shape;
  if (shape.length > 2 || across !== columns || rows < 1 || rows > MOST_ROWS) {
    const right = columns === 1 ? "[rows] or [rows, 1]" : `[rows, ${columns}]`;
    throw wrong(input, `expected a shape of ${right} with 1 to ${MOST_ROWS} rows; got [${shape.join(", ")}]`);
  }
  const elements = data.flat(2);
  if (elements.length !== rows * columns) {
    throw wrong(input, `its shape has ${rows * columns} elements and its data ${elements.length}`);
  }
  const odd = elements.findIndex((element) => !fits(element, datatype));
  if (odd >= 0) throw wrong(input, `element ${odd} is no ${datatype}`);
  return {rows, elements};
}
