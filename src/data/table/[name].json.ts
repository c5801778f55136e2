import {parseArgs} from "node:util";
import {dataPaths} from "../../../lib/files/paths.ts";
import {readRows} from "../warehouse-tables.ts";

/** `FileAttachment("../data/table/move.json")` is the table `move`: Framework gives what stands for `[name]`. */
const {values} = parseArgs({options: {name: {type: "string", default: ""}}});
process.stdout.write(JSON.stringify(await readRows(dataPaths(), values.name)));
