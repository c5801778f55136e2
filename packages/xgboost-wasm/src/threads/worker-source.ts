import {JOB_BYTES} from "../train/job-queue.ts";
import {Control} from "./control.ts";

/**
 * A worker's whole program, as text: it starts the same way in Node and in the browser, from any bundle. It
 * gets {memory, module, control, buffer}, then takes jobs until it is told to stop.
 */
export const WORKER_SOURCE = `
const node = typeof process !== "undefined" && process.getBuiltinModule?.("node:worker_threads");
const begin = ({memory, module, control, buffer}) => {
  const words = new Int32Array(memory.buffer, control, ${Object.keys(Control).length});
  const abort = () => { throw new Error("a kernel aborted"); };
  const kernels = new WebAssembly.Instance(module, {env: {memory, abort}}).exports;
  kernels.setBuffer(buffer);
  Atomics.add(words, ${Control.ready}, 1);
  Atomics.notify(words, ${Control.ready});
  for (;;) {
    if (Atomics.load(words, ${Control.paused}) === 1 && Atomics.load(words, ${Control.stop}) === 0) {
      Atomics.wait(words, ${Control.paused}, 1, 1000);
      continue;
    }
    const taken = Atomics.load(words, ${Control.taken});
    const published = Atomics.load(words, ${Control.published});
    if (taken === published) {
      if (Atomics.load(words, ${Control.stop}) === 1) return;
      let spins = 0;
      while (spins < 4000 && Atomics.load(words, ${Control.published}) === published) spins++;
      if (spins === 4000) Atomics.wait(words, ${Control.published}, published, 1000);
      continue;
    }
    if (Atomics.compareExchange(words, ${Control.taken}, taken, taken + 1) !== taken) continue;
    try {
      kernels.runJob(words[${Control.ring}] + (taken % words[${Control.capacity}]) * ${JOB_BYTES});
    } catch {
      Atomics.store(words, ${Control.failed}, 1);
    }
    Atomics.add(words, ${Control.finished}, 1);
    if (Atomics.load(words, ${Control.finished}) === Atomics.load(words, ${Control.published})) {
      Atomics.notify(words, ${Control.finished});
    }
  }
};
if (node) begin(node.workerData);
else onmessage = (event) => begin(event.data);
`;
