import type {DMatrix} from "../dmatrix.ts";
import {DataError, ParameterError} from "../errors.ts";
import {toFloat32} from "../floats.ts";
import type {ResolvedParameters} from "../parameters.ts";
import {type JobQueue, Operation} from "./job-queue.ts";
import type {MarginKeeper} from "./margin-keeper.ts";
import type {CustomObjective} from "./options.ts";
import {TRAINABLE} from "./trainable.ts";

const CHUNK = 32768;

/** Gradient pairs of every row, output by output, in the kernels' memory. */
export class GradientSource {
  readonly address: number;
  private readonly labels: number;
  private readonly weights: number;

  constructor(
    private readonly params: ResolvedParameters,
    private readonly data: DMatrix,
    private readonly keeper: MarginKeeper,
    private readonly queue: JobQueue,
    private readonly custom: CustomObjective | undefined
  ) {
    const {heap, rows} = keeper.codes;
    this.labels = heap.allocate(rows * 4);
    if (data.label) heap.f32(this.labels, rows).set(data.label);
    this.weights = data.weight ? heap.allocate(rows * 4) : 0;
    if (data.weight) heap.f32(this.weights, rows).set(data.weight);
    this.address = heap.allocate(rows * keeper.classes * 8);
  }

  /** Where an output's pairs begin. */
  of(output: number): number {
    return this.address + output * this.keeper.codes.rows * 8;
  }

  compute(): void {
    if (this.custom) this.computeCustom(this.custom);
    else this.computeKernel();
  }

  /** Sums over all rows of the first output's pairs. */
  sums(): {gradient: number; hessian: number} {
    const {rows, heap} = this.keeper.codes;
    const pairs = heap.f32(this.address, rows * 2);
    let [gradient, hessian] = [0, 0];
    for (let at = 0; at < pairs.length; at += 2) {
      gradient += pairs[at];
      hessian += pairs[at + 1];
    }
    return {gradient, hessian};
  }

  private computeKernel(): void {
    const {params, keeper, queue} = this;
    const {rows} = keeper.codes;
    const {kernel, positiveWeight} = TRAINABLE[params.objective];
    const separate = params.quantiles.length;
    const scale = positiveWeight ? params.scalePosWeight : 1;
    for (let output = 0; output < Math.max(1, separate); output++) {
      const parameter = separate > 0 ? params.quantiles[output] : params.objectiveParameter;
      for (let begin = 0; begin < rows; begin += CHUNK) {
        queue.push(
          Operation.gradients,
          [
            kernel,
            keeper.marginsOf(output),
            this.labels,
            this.weights,
            begin,
            Math.min(begin + CHUNK, rows),
            rows,
            keeper.classes,
            this.of(output)
          ],
          [
            [10, scale],
            [11, parameter]
          ]
        );
      }
    }
    queue.run();
  }

  private computeCustom(custom: CustomObjective): void {
    const {keeper} = this;
    const {rows, heap} = keeper.codes;
    const given = custom(keeper.rowMajor(), this.data);
    if (typeof given !== "object" || given === null) {
      throw new ParameterError("objective", given, "a function that returns {gradient, hessian}");
    }
    const pairs = heap.f32(this.address, rows * keeper.classes * 2);
    for (const [place, name] of (["gradient", "hessian"] as const).entries()) {
      const values = toFloat32(name, given[name]);
      if (values.length !== rows * keeper.classes) {
        throw new DataError(
          `${name}: got ${values.length} values, expected ${rows} rows x ${keeper.classes}`
        );
      }
      const wrong = values.findIndex((value) => !Number.isFinite(value));
      if (wrong >= 0)
        throw new DataError(`${name}: value ${wrong} is ${values[wrong]}, expected a finite number`);
      for (let at = 0; at < values.length; at++) {
        const [row, output] = [Math.floor(at / keeper.classes), at % keeper.classes];
        pairs[(output * rows + row) * 2 + place] = values[at];
      }
    }
  }
}
