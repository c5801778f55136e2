import {decodeBase64} from "../base64.ts";
import {PREDICT_BASE64} from "./kernel.generated.ts";

const PAGE = 65536;

let compiled: WebAssembly.Module | undefined;

/** A function of the prediction kernel, with a memory of so many bytes for it. Throws where WebAssembly is refused. */
export function prediction(name: "addTrees" | "explainTree", bytes: number) {
  const memory = new WebAssembly.Memory({initial: Math.ceil(bytes / PAGE), maximum: PAGE});
  compiled ??= new WebAssembly.Module(decodeBase64(PREDICT_BASE64));
  const abort = () => {
    throw new Error("the prediction kernel aborted");
  };
  const instance = new WebAssembly.Instance(compiled, {env: {memory, abort}});
  return {buffer: memory.buffer, run: instance.exports[name] as (...args: number[]) => void};
}
