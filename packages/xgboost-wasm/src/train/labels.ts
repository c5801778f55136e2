import type {DMatrix} from "../dmatrix.ts";
import {DataError} from "../errors.ts";
import {type ObjectiveName, TRAINABLE} from "./trainable.ts";

/** Checks that labels are there and fit the objective. */
export function checkLabels(matrix: DMatrix, objective: ObjectiveName, numClass: number): void {
  const {label} = matrix;
  if (!label) throw new DataError("label: the matrix has none");
  const {labels} = TRAINABLE[objective];
  const expected = numClass > 0 ? `class numbers from 0 to ${numClass - 1}` : labels.expected;
  for (let i = 0; i < label.length; i++) {
    if (labels.fits(label[i]) && !(numClass > 0 && label[i] >= numClass)) continue;
    throw new DataError(`label of row ${i}: got ${label[i]}, expected ${expected}`);
  }
}
