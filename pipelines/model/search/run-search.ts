import {join} from "node:path";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {hashOf} from "../../../lib/files/hash.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishText} from "../../../lib/files/publish.ts";
import {createProgress} from "../../../lib/terminal/progress.ts";
import {createPool, defaultThreads, type WorkerPool} from "../../../lib/workers/pool.ts";
import {type LabelledDuels, shared} from "../duels/duel-columns.ts";
import {mix32, pairDisjointSplit, pairKey, rowsOf, TRAIN} from "../duels/splits.ts";
import {FEATURE_VERSION} from "../features/feature-catalogue.ts";
import {buildMatrix, orientedLabels} from "../features/matrix.ts";
import {rowsOfShard, type Shard} from "../shard.ts";
import {ActiveRun, type RunMirror} from "../tracking/tracker.ts";
import {SEED} from "../training/train-model.ts";
import {foldsByPair} from "./folds.ts";
import {describePoint, type Grid, groupsOf, type PointGroup} from "./grid.ts";
import {type ResultBasis, SearchResults, searchFolder} from "./known-fits.ts";
import type {SearchReport} from "./search-schema.ts";
import {byLogLoss, type PointSummary, summarize} from "./search-summary.ts";
import type {FitResult, FitTask, SearchContext} from "./search-tasks.ts";

export interface SearchOptions {
  readonly paths: DataPaths;
  readonly game: GameData;
  readonly duels: LabelledDuels;
  /** Names the duels: fits of others are not taken for these. */
  readonly duelsHash: string;
  readonly grid: Grid;
  readonly folds: number;
  readonly threads?: number;
  /** Successive halving: all points on a ninth of the pairs, the best third on a third, its best third on all. */
  readonly halving?: boolean;
  /** Stop a fit after so many trees without a better log-loss on its fold; 0: never. */
  readonly earlyStopping?: number;
  /** Forget the fits of earlier searches. */
  readonly fresh?: boolean;
  /** Files of fits that were done elsewhere (`fitShard`), taken for this search's own where they are of its duels. */
  readonly known?: readonly string[];
  /** Do no fit. */
  readonly knownOnly?: boolean;
  readonly mirror?: RunMirror;
  readonly log: (message: string) => void;
}

export const searchReportPath = (paths: DataPaths, grid: string): string =>
  join(searchFolder(paths), `${grid}.json`);

/** Shares of the pairs of each rung; each but the last keeps the best third of its groups. */
const RUNGS = {halving: [1 / 9, 1 / 3, 1], plain: [1]} as const;

const trainRowsOf = ({duels}: Pick<SearchOptions, "duels">): Uint32Array =>
  rowsOf(pairDisjointSplit(duels, SEED), TRAIN);

/** Everything the worker threads share. */
async function contextOf({game, duels, folds}: Pick<SearchOptions, "game" | "duels" | "folds">) {
  const rows = trainRowsOf({duels});
  const oriented = await buildMatrix(game, duels, rows, {progress: createProgress});
  const context: SearchContext = {
    matrix: oriented.matrix,
    label: shared.float32(rows.length),
    fold: shared.uint8(rows.length),
    rank: shared.float32(rows.length),
    grown: new Int32Array(new SharedArrayBuffer(4)),
    seed: SEED
  };
  context.label.set(orientedLabels(duels, rows, oriented));
  context.fold.set(foldsByPair(duels, rows, folds, SEED + 2));
  rows.forEach((row, index) => {
    context.rank[index] = mix32(pairKey(duels.pokemonA[row], duels.pokemonB[row]), SEED + 3) / 2 ** 32;
  });
  return context;
}

/** Worker threads that fit, begun with the first fit that is not known: their matrix takes time and memory. */
class Fitters {
  readonly #options: SearchOptions;
  #begun: {readonly pool: WorkerPool; readonly context: SearchContext} | undefined;

  constructor(options: SearchOptions) {
    this.#options = options;
  }

  async begin() {
    if (this.#begun === undefined) {
      const context = await contextOf(this.#options);
      const threads = this.#options.threads ?? defaultThreads();
      const pool = createPool(new URL("./search-tasks.ts", import.meta.url), context, threads);
      this.#begun = {pool, context};
    }
    return this.#begun;
  }

  async close(): Promise<void> {
    await this.#begun?.pool.close();
  }
}

/** Fold by fold, so that fits that follow each other share a matrix. */
const tasksOf = (
  groups: readonly PointGroup[],
  {folds, earlyStopping = 0}: Pick<SearchOptions, "folds" | "earlyStopping">,
  share: number
): FitTask[] =>
  Array.from({length: folds}, (_, fold) =>
    groups.map((group): FitTask => ({group, fold, share, earlyStopping}))
  ).flat();

/** Runs the fits that are not known yet, fold by fold, and shows the trees grown. */
async function runFits(
  tasks: readonly FitTask[],
  results: SearchResults,
  fitters: Fitters,
  label: string
): Promise<void> {
  const open = tasks.filter((task) => results.get(task) === undefined);
  if (open.length === 0) return;
  const {
    pool,
    context: {grown}
  } = await fitters.begin();
  const total = open.reduce((sum, {group}) => sum + group.rounds[group.rounds.length - 1], 0);
  const progress = createProgress({label, total, unit: "trees"});
  const before = Atomics.load(grown, 0);
  const timer = setInterval(() => progress.update(Math.min(total, Atomics.load(grown, 0) - before)), 500);
  try {
    await Promise.all(
      open.map((task) => pool.run<FitResult>("fitFold", task).then((result) => results.add(task, result)))
    );
    progress.update(total);
  } finally {
    clearInterval(timer);
    progress.end();
  }
}

/** Keeps a point as a tracked run; the same point of the same search is the same run. */
async function trackPoint(
  options: SearchOptions,
  basis: string,
  summary: PointSummary,
  fits: readonly FitResult[]
): Promise<void> {
  const {paths, grid, mirror} = options;
  const {point, mean, standardError} = summary;
  const run = await ActiveRun.start(
    {
      id: `p-${hashOf(`${basis} ${JSON.stringify(point)} ${summary.share}`).slice(0, 16)}`,
      experiment: `tune-${grid.name}`,
      name: describePoint(point),
      parameters: {...point.parameters, rounds: point.rounds},
      tags: {folds: String(summary.folds), share: String(summary.share)}
    },
    {paths, ...(mirror ? {mirror} : {})}
  );
  for (let tree = 25; tree <= point.rounds; tree += 25) {
    const values = fits.map(({logLoss}) => logLoss[Math.min(tree, logLoss.length) - 1]);
    run.logMetrics({cv_log_loss_curve: values.reduce((sum, value) => sum + value, 0) / values.length}, tree);
  }
  run.logMetrics({
    ...Object.fromEntries(Object.entries(mean).map(([name, value]) => [`cv_${name}`, value])),
    cv_logLoss_standard_error: standardError.logLoss,
    fit_seconds: summary.seconds,
    best_rounds: summary.bestRounds
  });
  await run.end();
}

const basisOf = ({duelsHash, folds}: Pick<SearchOptions, "duelsHash" | "folds">): ResultBasis => ({
  duels: duelsHash,
  featureVersion: FEATURE_VERSION,
  folds,
  seed: SEED
});

/**
 * Does one part of a search's fits and keeps them with those of earlier searches, for a search elsewhere that takes
 * them for its own (`known`). @returns how many fits the part has, and how many were known
 */
export async function fitShard(
  options: Omit<SearchOptions, "halving" | "mirror" | "known" | "knownOnly">,
  shard: Shard
): Promise<{readonly fits: number; readonly reused: number}> {
  const {paths, grid, fresh = false} = options;
  const results = new SearchResults(paths, grid.name, basisOf(options), {fresh});
  const all = tasksOf(groupsOf(grid), options, 1);
  const {first, end} = rowsOfShard(all.length, shard);
  const tasks = all.slice(first, end);
  const reused = tasks.filter((task) => results.get(task) !== undefined).length;
  const fitters = new Fitters(options);
  try {
    await runFits(tasks, results, fitters, `search, part ${shard.index} of ${shard.count}`);
  } finally {
    await fitters.close();
  }
  return {fits: tasks.length, reused};
}

/**
 * Searches a grid by cross-validation grouped by Pokémon pair on the training part of the headline split.
 * @throws Error where a fit is not known, and none is to be done (`knownOnly`)
 */
export async function runSearch(options: SearchOptions): Promise<SearchReport> {
  const {paths, grid, folds, halving = false, fresh = false, known: others = [], log} = options;
  const started = performance.now();
  const basis = basisOf(options);
  const results = new SearchResults(paths, grid.name, basis, {fresh});
  for (const file of others) log(`${file}: ${results.take(file)} fits that were not known`);
  const fitters = new Fitters(options);
  const summaries = new Map<string, PointSummary>();
  let groups: readonly PointGroup[] = groupsOf(grid);
  const fits = {done: 0, reused: 0};
  try {
    const rungs = halving ? RUNGS.halving : RUNGS.plain;
    for (const [rung, share] of rungs.entries()) {
      const tasks = tasksOf(groups, options, share);
      const known = tasks.filter((task) => results.get(task) !== undefined).length;
      if (options.knownOnly && known < tasks.length)
        throw new Error(
          `${tasks.length - known} of ${tasks.length} fits are not known, and none is to be done`
        );
      fits.reused += known;
      fits.done += tasks.length - known;
      log(
        `${groups.length} fits × ${folds} folds on ${share === 1 ? "all pairs" : `${Math.round(100 * share)} % of the pairs`}` +
          (known > 0 ? `, ${known} known from before` : "")
      );
      const label = rungs.length > 1 ? `search, part ${rung + 1} of ${rungs.length}` : "search";
      await runFits(tasks, results, fitters, label);
      const ranked = [];
      for (const group of groups) {
        const own = tasks.filter((task) => task.group === group).map((task) => results.get(task)!);
        const points = summarize(group, share, own);
        for (const point of points) {
          summaries.set(JSON.stringify(point.point), point);
          await trackPoint(options, JSON.stringify(basis), point, own);
        }
        ranked.push({group, best: Math.min(...points.map(({mean}) => mean.logLoss))});
      }
      ranked.sort((x, y) => x.best - y.best);
      if (share < 1) groups = ranked.slice(0, Math.ceil(groups.length / 3)).map(({group}) => group);
    }
  } finally {
    await fitters.close();
  }
  await options.mirror?.flush();
  const report: SearchReport = {
    grid: grid.name,
    description: grid.description,
    folds,
    seed: SEED,
    featureVersion: FEATURE_VERSION,
    trainRows: trainRowsOf(options).length,
    seconds: (performance.now() - started) / 1000,
    fits,
    points: [...summaries.values()].sort(byLogLoss)
  };
  await publishText(searchReportPath(paths, grid.name), `${JSON.stringify(report)}\n`);
  return report;
}
