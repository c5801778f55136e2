import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {dataPaths} from "../../lib/files/paths.ts";

// No picture says that the ETL has not drawn one.
const file = join(dataPaths().quality, "erd.svg");
if (existsSync(file)) process.stdout.write(readFileSync(file));
