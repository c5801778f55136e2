import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {readJson} from "../../../lib/files/read-json.ts";
import {searchFolder} from "./known-fits.ts";
import type {SearchReport} from "./search-schema.ts";
import {searchReportSchema} from "./search-schema.ts";

/** The report of every grid that was searched; none where none was. @throws JsonFileError */
export function readSearches(paths: DataPaths): SearchReport[] {
  const folder = searchFolder(paths);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
  return names.map((name) =>
    readJson(join(folder, name), {
      schema: searchReportSchema,
      what: "the report of a search",
      remedy: "run `npm run tune` to make it"
    })
  );
}
