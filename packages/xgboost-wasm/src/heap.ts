import {DataError} from "./errors.ts";
import {HEAP_BASE, instantiateKernels, type Kernels, kernelModule} from "./kernels.ts";

const PAGE = 65536;
const MAX_PAGES = 65536;

/** A state of the allocator to rewind to. */
export interface Mark {
  top: number;
  regionTop: number;
}

/** A WebAssembly memory with its kernels and a bump allocator that can be rewound. */
export class Heap {
  private top = HEAP_BASE;
  /** A region below the top that is free again: allocated from first. */
  private region = {start: 0, end: 0, top: 0};

  private constructor(
    readonly memory: WebAssembly.Memory,
    readonly module: WebAssembly.Module,
    readonly kernels: Kernels,
    readonly shared: boolean
  ) {}

  static async create(shared: boolean): Promise<Heap> {
    const module = await kernelModule(shared);
    const memory = new WebAssembly.Memory({initial: 1, maximum: MAX_PAGES, shared});
    return new Heap(memory, module, await instantiateKernels(module, memory), shared);
  }

  /** Declares a region allocated earlier as free; rewinding frees all of it again. */
  reuse(address: number, bytes: number): void {
    this.region = {start: address, end: address + bytes, top: address};
  }

  /** Address of `bytes` fresh bytes (content undefined), aligned to a cache line. */
  allocate(bytes: number): number {
    const {region} = this;
    const after = Math.ceil((region.top + bytes) / 64) * 64;
    if (after <= region.end) {
      const address = region.top;
      region.top = after;
      return address;
    }
    const address = this.top;
    const end = Math.ceil((address + bytes) / 64) * 64;
    const missing = Math.ceil((end - this.memory.buffer.byteLength) / PAGE);
    if (missing > 0) {
      try {
        // A little ahead, since each growth detaches every view of private memory.
        const ahead = Math.min(missing + 64, MAX_PAGES - this.memory.buffer.byteLength / PAGE);
        this.memory.grow(Math.max(missing, ahead));
      } catch (cause) {
        throw new DataError(
          `out of memory: ${Math.round(end / 2 ** 20)} MB needed, WebAssembly offers at most 4,096 MB`,
          {cause}
        );
      }
    }
    this.top = end;
    return address;
  }

  mark(): Mark {
    return {top: this.top, regionTop: this.region.top};
  }

  /** Frees everything allocated after `mark`. */
  rewind(mark: Mark): void {
    this.top = mark.top;
    this.region.top = mark.regionTop;
  }

  u8(address: number, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, address, length);
  }

  u32(address: number, length: number): Uint32Array {
    return new Uint32Array(this.memory.buffer, address, length);
  }

  i32(address: number, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, address, length);
  }

  f32(address: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, length);
  }

  f64(address: number, length: number): Float64Array {
    return new Float64Array(this.memory.buffer, address, length);
  }
}
