/** In which forms an answer can be had. */
export const MEDIA_TYPES = {
  json: "application/json",
  csv: "text/csv",
  arrow: "application/vnd.apache.arrow.stream",
  parquet: "application/vnd.apache.parquet",
  ndjson: "application/x-ndjson"
} as const;
export type Format = keyof typeof MEDIA_TYPES;

/** What a table can be had as, the usual first. */
export const TABLE_FORMATS = Object.keys(MEDIA_TYPES) as readonly Format[];
export const ONLY_JSON: readonly Format[] = ["json"];
