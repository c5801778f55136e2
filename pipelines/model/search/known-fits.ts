import {appendFileSync, existsSync, mkdirSync, readFileSync, rmSync} from "node:fs";
import {dirname, join} from "node:path";
import {hashOfJson} from "../../../lib/files/hash.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {parseJson} from "../../../lib/files/read-json.ts";
import {storedFit} from "./search-schema.ts";
import type {FitResult, FitTask} from "./search-tasks.ts";

/** What a fit's result rests on beside its task. */
export interface ResultBasis {
  /** Hash of the duels. */
  readonly duels: string;
  readonly featureVersion: string;
  readonly folds: number;
  readonly seed: number;
}

const storedFitFile = {
  schema: storedFit,
  what: "a finished fit",
  remedy: "delete that line, or search anew by `npm run tune -- --fresh`"
};

/** Where searches keep their fits and reports. */
export const searchFolder = (paths: DataPaths): string => join(paths.data, "search");

export const resultsPath = (paths: DataPaths, grid: string): string =>
  join(searchFolder(paths), `${grid}.jsonl`);

function storedFits(file: string): {readonly key: string; readonly result: FitResult}[] {
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  return lines.map((line, index) => parseJson(line, `${file}, line ${index + 1}`, storedFitFile));
}

/** Finished fits of earlier runs, so that a search goes on where it stopped; a line cut off by a crash is left out. */
export class SearchResults {
  readonly #file: string;
  readonly #basis: ResultBasis;
  readonly #known = new Map<string, FitResult>();

  constructor(paths: DataPaths, grid: string, basis: ResultBasis, {fresh = false} = {}) {
    this.#file = resultsPath(paths, grid);
    this.#basis = basis;
    if (fresh) rmSync(this.#file, {force: true});
    if (existsSync(this.#file))
      for (const {key, result} of storedFits(this.#file)) this.#known.set(key, result);
  }

  /**
   * Takes the fits of another machine's file. Fits of other duels or features are kept too: nothing asks for them.
   * @returns how many were not known
   * @throws JsonFileError naming the line that is no fit, before any is taken
   */
  take(file: string): number {
    const found = storedFits(file).filter(({key}) => !this.#known.has(key));
    for (const {key, result} of found) this.#keep(key, result);
    return found.length;
  }

  #keyOf = (task: FitTask): string => hashOfJson({...this.#basis, task});

  get(task: FitTask): FitResult | undefined {
    return this.#known.get(this.#keyOf(task));
  }

  add(task: FitTask, result: FitResult): void {
    this.#keep(this.#keyOf(task), result);
  }

  #keep(key: string, result: FitResult): void {
    this.#known.set(key, result);
    mkdirSync(dirname(this.#file), {recursive: true});
    appendFileSync(this.#file, `${JSON.stringify({key, result})}\n`);
  }
}
