import {decodeBase64} from "./base64.ts";
import {KERNELS_BASE64} from "./kernels.generated.ts";

/** Addresses, counts and offsets are in bytes unless said otherwise; see assembly/ for each function. */
export interface Kernels {
  conflicts(bundle: number, codes: number, rows: number, defaultCode: number): number;
  countZeros(codes: number, rows: number): number;
  distinctValues(
    column: number,
    rows: number,
    limit: number,
    table: number,
    out: number,
    stats: number
  ): number;
  encodeColumn(
    column: number,
    rows: number,
    cuts: number,
    count: number,
    missingCode: number,
    out: number
  ): void;
  fillSequence(rows: number, count: number): void;
  keysToFloats(keys: number, count: number): void;
  mergeCodes(bundle: number, codes: number, rows: number, defaultCode: number, shift: number): void;
  nodeWeight(regularization: number, gradient: number, hessian: number, low: number, high: number): number;
  runJob(job: number): void;
  setBuffer(address: number): void;
  sigmoidAll(margins: number, count: number): void;
  sortKeys(keys: number, spare: number, count: number, counters: number): void;
  splitLoss(
    regularization: number,
    leftG: number,
    leftH: number,
    rightG: number,
    rightH: number,
    sumG: number,
    sumH: number,
    low: number,
    high: number
  ): number;
  spreadCodes(values: number, codes: number, rows: number, low: number, high: number): void;
  transpose(
    columns: number,
    columnStep: number,
    rows: number,
    count: number,
    stride: number,
    out: number
  ): void;
  writeKeys(column: number, rows: number, out: number): number;
}

/** Where the kernels' own constants end and free memory begins. */
export const HEAP_BASE = 4096;

/**
 * The same binary serves both kinds of memory: the limits flag of its one memory import (module "env",
 * field "memory", kind 2) is 1 for "has a maximum" and 3 for "shared, has a maximum".
 */
function declareSharedMemory(bytes: Uint8Array): void {
  const pattern = [0x06, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 0x02, 0x01]; // "memory", kind, flag
  for (let at = 0; at + pattern.length <= bytes.length; at++) {
    if (pattern.every((value, i) => bytes[at + i] === value)) {
      bytes[at + pattern.length - 1] = 3;
      return;
    }
  }
  throw new Error("the kernels' memory import was not found");
}

const modules = new Map<boolean, Promise<WebAssembly.Module>>();

/** The compiled kernels for shared or private memory; compiled once. */
export function kernelModule(shared: boolean): Promise<WebAssembly.Module> {
  let module = modules.get(shared);
  if (!module) {
    const bytes = decodeBase64(KERNELS_BASE64);
    if (shared) declareSharedMemory(bytes);
    module = WebAssembly.compile(bytes);
    modules.set(shared, module);
  }
  return module;
}

export async function instantiateKernels(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory
): Promise<Kernels> {
  const instance = await WebAssembly.instantiate(module, {
    env: {
      memory,
      abort: () => {
        throw new Error("a kernel aborted");
      }
    }
  });
  return instance.exports as unknown as Kernels;
}
