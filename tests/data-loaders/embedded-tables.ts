import {readCsvSource} from "../../data-loaders/sources/csv-source.ts";
import {readEmbeddedSource} from "../../data-loaders/sources/embedded.ts";
import {type PostProcessed, postProcess} from "../../data-loaders/steps/post-process.ts";

/** The tables from the embedded sources, without a file or database. */
export function embeddedTables(): PostProcessed {
  const csv = readCsvSource();
  return postProcess([csv, readEmbeddedSource(csv.rows.pokemon ?? [])]);
}
