import JSZip from "jszip";
import {dataPaths} from "../../lib/files/paths.ts";
import {DATA_TABLE_NAMES, LARGE_TABLE} from "./data-tables.ts";
import {makeTables} from "./make-tables.ts";

// One process for all: each costs a second to start.
const zip = new JSZip();
const names = DATA_TABLE_NAMES.filter((name) => name !== LARGE_TABLE);
for (const [name, bytes] of await makeTables(dataPaths(), names)) zip.file(`${name}.arrow`, bytes);
process.stdout.write(await zip.generateAsync({type: "nodebuffer", compression: "STORE"}));
