import {dataPaths} from "../../lib/files/paths.ts";
import {readColumns, warehouseTables} from "../data/warehouse-tables.ts";

const tables: Record<string, unknown> = {};
for (const [name, file] of warehouseTables(dataPaths())) tables[name] = await readColumns(file);
process.stdout.write(JSON.stringify(tables));
