import {existsSync, readdirSync, readFileSync} from "node:fs";
import {basename, dirname} from "node:path";
import {dataPaths} from "../../lib/files/paths.ts";
import {type SearchReport, searchReportPath} from "../../pipelines/model/search/run-search.ts";

// The largest search first; none where no grid was searched yet.
const folder = dirname(searchReportPath(dataPaths(), "any"));
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
const reports = names
  .map((name) => searchReportPath(dataPaths(), basename(name, ".json")))
  .map((file) => JSON.parse(readFileSync(file, "utf8")) as SearchReport)
  .sort((x, y) => y.points.length - x.points.length);
process.stdout.write(JSON.stringify(reports));
