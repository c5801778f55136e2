import {z} from "zod";

const DOWNLOAD_FORMATS = ["parquet", "csv", "duckdb", "datapackage", "croissant"] as const;
export type DownloadFormat = (typeof DOWNLOAD_FORMATS)[number];

/** Names of the files about all tables. */
export const ABOUT_ALL = {
  duckdb: "warehouse.duckdb",
  datapackage: "datapackage.json",
  croissant: "croissant.json"
} as const satisfies Partial<Record<DownloadFormat, string>>;

const downloadSchema = z.object({
  /** Name of the file in the folder of its version. */
  path: z.string(),
  format: z.enum(DOWNLOAD_FORMATS),
  /** The table it holds; null for a file about all of them. */
  table: z.string().nullable(),
  bytes: z.int().min(0),
  sha256: z.string()
});
export type Download = z.infer<typeof downloadSchema>;

export const downloadsSchema = z.object({
  /** Part of the hash of all tables' content and of what is said of them: what lies at an address never changes. */
  version: z.string(),
  files: z.array(downloadSchema)
});

/** The files that anybody may take, and the version of the data that they hold. */
export type Downloads = z.infer<typeof downloadsSchema>;

/** Media types (https://www.iana.org/assignments/media-types); DuckDB's file has none of its own. */
export const MEDIA_TYPES: Readonly<Record<DownloadFormat, string>> = {
  parquet: "application/vnd.apache.parquet",
  csv: "text/csv",
  duckdb: "application/octet-stream",
  datapackage: "application/json",
  croissant: "application/ld+json"
};
