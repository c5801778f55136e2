import JSZip from "jszip";
import {withDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {readTables} from "./read-tables.ts";

const zip = new JSZip();
const tables = await withDuckDb((connection) => readTables(dataPaths(), connection));
for (const {table, bytes} of tables) zip.file(`${table.name}.parquet`, bytes);
zip.file("tables.json", JSON.stringify(tables.map(({table}) => table)));
process.stdout.write(await zip.generateAsync({type: "nodebuffer", compression: "STORE"}));
