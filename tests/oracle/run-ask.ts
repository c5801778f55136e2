import {askOracle} from "./ask.ts";

await askOracle(Number(process.argv[2]) || undefined, Number(process.argv[3]) || undefined);
