export {setBuffer} from "./histogram";
export {runJob} from "./jobs";
export {sigmoidAll} from "./objective";
export {fillSequence} from "./partition";
export {
  conflicts,
  countZeros,
  distinctValues,
  encodeColumn,
  keysToFloats,
  mergeCodes,
  sortKeys,
  spreadCodes,
  transpose,
  writeKeys
} from "./quantize";
export {nodeWeight, splitLoss} from "./split";
