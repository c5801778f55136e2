import {dataPaths} from "../../lib/files/paths.ts";
import {readSearches} from "../../pipelines/model/search/read-searches.ts";

// The largest search first.
const reports = readSearches(dataPaths()).sort((x, y) => y.points.length - x.points.length);
process.stdout.write(JSON.stringify(reports));
