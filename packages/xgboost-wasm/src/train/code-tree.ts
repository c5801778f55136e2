import type {Heap} from "../heap.ts";
import {leftTable, TABLE_BYTES} from "../layout.ts";
import type {Codes} from "../quantize.ts";
import type {GrownTree} from "./grower.ts";

const NODE_WORDS = 6;
const NODE_BYTES = NODE_WORDS * 4;

/** Room for one tree over codes at a time, for assembly's addTree. */
export class CodeTree {
  private address = 0;
  private capacity = 0;

  constructor(private readonly codes: Codes) {}

  private get heap(): Heap {
    return this.codes.heap;
  }

  /** Writes a tree and returns its address, valid until the next call. */
  write({tree, bins}: Pick<GrownTree, "tree" | "bins">, weight: number): number {
    const {heap} = this;
    const {features} = this.codes.layout;
    const count = tree.left.length;
    if (count > this.capacity) {
      this.capacity = count * 2;
      this.address = heap.allocate(this.capacity * (NODE_BYTES + TABLE_BYTES) + TABLE_BYTES);
    }
    const tables = this.address + this.capacity * NODE_BYTES;
    const allLeft = tables + this.capacity * TABLE_BYTES;
    heap.u8(allLeft, TABLE_BYTES).fill(1);
    const records = heap.u32(this.address, count * NODE_WORDS);
    const values = heap.f32(this.address, count * NODE_WORDS);
    for (let node = 0; node < count; node++) {
      const at = node * NODE_WORDS;
      const leaf = tree.left[node] < 0;
      records[at + 1] = ((leaf ? node : tree.left[node]) + 1) * NODE_BYTES;
      values[at + 3] = tree.condition[node] * weight;
      if (leaf) {
        records[at] = 0;
        records[at + 2] = allLeft;
        continue;
      }
      const table = tables + node * TABLE_BYTES;
      const entries = heap.u8(table, TABLE_BYTES);
      const feature = features[tree.feature[node]];
      const columns = leftTable(
        feature,
        bins[node],
        tree.defaultLeft[node] === 1,
        entries,
        tree.categories?.get(node)
      );
      records[at] = columns.first * this.codes.columnStep;
      records[at + 2] = table;
      records[at + 4] = columns.second * this.codes.columnStep;
      records[at + 5] = table + 256;
    }
    return this.address;
  }
}
