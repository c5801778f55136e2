import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {dataPaths} from "../../data-loaders/io/paths.ts";

// null says that the evaluate stage has not run yet.
const file = join(dataPaths().evaluation, "evaluation.json");
process.stdout.write(existsSync(file) ? readFileSync(file) : "null");
