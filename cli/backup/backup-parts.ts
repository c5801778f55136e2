import {existsSync, readdirSync} from "node:fs";
import {join, relative} from "node:path";
import {filesBelow} from "../../lib/files/hash-path.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import {registryFiles} from "../../pipelines/model/registry/model-store.ts";
import {segmentName} from "../../server/prediction-log/lease-watch.ts";

/** The folder of the write-ahead files in that of the prediction log. */
const WRITE_AHEAD = ".wal";

/** What cannot be made anew: the registry, the prediction log and the tracked runs. Everything else is a pipeline run away. */
const placesOf = (paths: DataPaths): Readonly<Record<string, string>> => ({
  models: paths.models,
  predictions: paths.predictions,
  runs: join(paths.data, "runs")
});

/** Where a file of a backup belongs. @param path such as `models/aliases.json` */
export function placeOf(paths: DataPaths, path: string): string {
  const [part, ...inside] = path.split("/");
  return join(placesOf(paths)[part], ...inside);
}

/** The last to be put back: they point at the others. */
export const isPointer = (path: string): boolean => path === "models/aliases.json";

export const isAhead = (path: string): boolean => path.includes(`/${WRITE_AHEAD}/`);

/** Files that are only ever appended to. */
export const isAppended = (path: string): boolean => path === "models/ledger.jsonl" || isAhead(path);

/** A part of the log that is still written to, or was when its server died. */
const writeAheadFiles = (folder: string): string[] => {
  const ahead = join(folder, WRITE_AHEAD);
  return existsSync(ahead) ? readdirSync(ahead).map((name) => join(ahead, name)) : [];
};

/** Whether the rows of a write-ahead file are in a published file here by now. */
export const isPublished = (paths: DataPaths, path: string): boolean =>
  existsSync(join(paths.predictions, `${segmentName(path)}.parquet`));

/** Write-ahead files of a list whose rows are in a published file of the same list too. @returns their paths */
export function publishedTwice(paths: readonly string[]): string[] {
  const published = new Set(paths.filter((path) => !isAhead(path)).map(segmentName));
  return paths.filter((path) => isAhead(path) && published.has(segmentName(path)));
}

/** The files to keep; first what a running server still writes to, which may be published while the rest is copied. */
export function filesToKeep(paths: DataPaths): {readonly place: string; readonly path: string}[] {
  const registry = registryFiles(paths);
  const {runs} = placesOf(paths);
  const named = (part: string, root: string) => (place: string) => ({
    place,
    path: [part, ...relative(root, place).split(/[/\\]/)].join("/")
  });
  return [
    ...writeAheadFiles(paths.predictions).map(named("predictions", paths.predictions)),
    ...filesBelow(paths.predictions).map(named("predictions", paths.predictions)),
    ...registry.map(named("models", paths.models)),
    ...filesBelow(runs).map(named("runs", runs))
  ];
}
