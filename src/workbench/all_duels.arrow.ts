import {dataPaths} from "../../lib/files/paths.ts";
import {LARGE_TABLE} from "./data-tables.ts";
import {makeTables} from "./make-tables.ts";

for (const bytes of (await makeTables(dataPaths(), [LARGE_TABLE])).values()) process.stdout.write(bytes);
