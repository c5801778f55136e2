import {cpSync} from "node:fs";
import {join} from "node:path";
import {readCatalogue} from "../../data-loaders/quality/read-quality.ts";
import type {DataPaths} from "../../lib/files/paths.ts";

/** Puts the catalogue's files into a built site, below a path that is their version's alone. */
export function copyDownloads(paths: Pick<DataPaths, "quality" | "downloads">, site: string): void {
  const catalogue = readCatalogue(paths);
  if (catalogue === null) return;
  const {version, files} = catalogue.downloads;
  for (const {path} of files) cpSync(join(paths.downloads, path), join(site, "downloads", version, path));
}
