import {DataError} from "../errors.ts";
import type {Codes} from "../quantize.ts";
import {CodeTree} from "./code-tree.ts";
import type {GrownTree} from "./grower.ts";
import {type JobQueue, Operation} from "./job-queue.ts";

/** Margins of every row and class kept up to date while trees are added, class after class. */
export class MarginKeeper {
  readonly margins: number;
  private readonly codeTree: CodeTree;

  constructor(
    readonly codes: Codes,
    readonly classes: number,
    readonly queue: JobQueue
  ) {
    this.margins = codes.heap.allocate(codes.rows * classes * 4);
    this.codeTree = new CodeTree(codes);
  }

  marginsOf(output: number): number {
    return this.margins + output * this.codes.rows * 4;
  }

  /** Starts from one margin an output, from the matrix's base margin (row by row) or from the margins given. */
  start(bases: Float32Array, initial: Float32Array | null): void {
    const {heap, rows} = this.codes;
    const target = heap.f32(this.margins, rows * this.classes);
    bases.forEach((base, output) => {
      target.fill(base, output * rows, (output + 1) * rows);
    });
    if (!initial) return;
    if (initial.length !== rows * this.classes) {
      throw new DataError(
        `base margin: got ${initial.length} values, expected ${rows * this.classes} (rows x outputs)`
      );
    }
    for (let k = 0; k < this.classes; k++) {
      for (let i = 0; i < rows; i++) target[k * rows + i] = initial[i * this.classes + k];
    }
  }

  /** Adds a tree's values, times its weight, to the margins of one output by walking every row down it. */
  addTree(grown: Pick<GrownTree, "tree" | "bins">, output: number, weight = 1): void {
    const {rows, columns} = this.codes;
    const nodes = this.codeTree.write(grown, weight);
    const chunk = 65536;
    for (let begin = 0; begin < rows; begin += chunk) {
      this.queue.push(Operation.addTree, [
        columns,
        nodes,
        begin,
        Math.min(begin + chunk, rows),
        this.marginsOf(output)
      ]);
    }
    this.queue.run();
  }

  /** A copy of all margins: rows x outputs. */
  rowMajor(): Float32Array {
    const {rows} = this.codes;
    const {classes} = this;
    const values = this.codes.heap.f32(this.margins, rows * classes);
    return Float32Array.from(values, (_, at) => values[(at % classes) * rows + Math.floor(at / classes)]);
  }

  /** Margins of one output, a view into the kernels' memory. */
  view(output: number): Float32Array {
    return this.codes.heap.f32(this.marginsOf(output), this.codes.rows);
  }
}
