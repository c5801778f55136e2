import type {Heap} from "../heap.ts";
import {leftTable} from "../layout.ts";
import type {Codes} from "../quantize.ts";
import type {GrownTree} from "./grower.ts";

const NODE_BYTES = 16;

/** Room for one tree over codes at a time, for assembly's addTree. */
export class CodeTree {
  private address = 0;
  private capacity = 0;

  constructor(private readonly codes: Codes) {}

  private get heap(): Heap {
    return this.codes.heap;
  }

  /** Writes a tree and returns its address, valid until the next call. */
  write({tree, bins}: Pick<GrownTree, "tree" | "bins">): number {
    const {heap} = this;
    const {features} = this.codes.layout;
    const count = tree.left.length;
    if (count > this.capacity) {
      this.capacity = count * 2;
      this.address = heap.allocate(this.capacity * (NODE_BYTES + 256));
    }
    const tables = this.address + this.capacity * NODE_BYTES;
    const records = heap.u32(this.address, count * 4);
    const values = heap.f32(this.address, count * 4);
    for (let node = 0; node < count; node++) {
      const at = node * 4;
      records[at + 1] = tree.left[node];
      values[at + 3] = tree.condition[node];
      if (tree.left[node] < 0) continue;
      const feature = features[tree.feature[node]];
      records[at] = feature.column * this.codes.columnStep;
      records[at + 2] = tables + node * 256;
      leftTable(feature, bins[node], tree.defaultLeft[node] === 1, heap.u8(tables + node * 256, 256));
    }
    return this.address;
  }
}
