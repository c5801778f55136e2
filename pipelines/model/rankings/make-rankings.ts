import type {GameData} from "../../../data-loaders/game-data.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishText} from "../../../lib/files/publish.ts";
import {noProgress, type StartProgress} from "../../../lib/terminal/report-progress.ts";
import {createPool, type WorkerPool} from "../../../lib/workers/pool.ts";
import type {BattleMove} from "../../battle/battle-move.ts";
import {createBattleTables} from "../../battle/battle-tables.ts";
import {DAMAGE} from "../../battle/codes.ts";
import {estimatorModel, readEstimatorManifest} from "../fight-estimate/estimator-manifest.ts";
import {type AskedFight, SOLVER_EFFORT, type SolverEffort, solveFights} from "../solved/solve-fights.ts";
import {isWellKnown} from "../solved/well-known.ts";
import {fighterWith, type Sets} from "./better-set.ts";
import type {RankedAttacks} from "./broadest-winners.ts";
import type {SetTask} from "./ranking-tasks.ts";
import type {RankedForm, Rankings} from "./rankings.ts";
import {rankingsPath} from "./rankings-file.ts";

/** How much is done for each form. */
export interface RankingEffort {
  /** Opponents that a change of its set is tried on, and that it is solved against. */
  readonly tried: number;
  readonly settled: number;
  /** Solved fights of each form, twice so many. */
  readonly rounds: number;
  /** For each fight that is solved. */
  readonly solver: SolverEffort;
}
export const EFFORT: RankingEffort = {tried: 12, settled: 4, rounds: 4, solver: SOLVER_EFFORT};

export interface RankingOptions {
  readonly paths: Pick<DataPaths, "data" | "models">;
  readonly game: GameData;
  readonly effort?: RankingEffort;
  readonly threads?: number;
  readonly progress?: StartProgress;
}

/** @throws Error where there is no fight estimator yet */
export async function makeRankings({
  paths,
  game,
  effort = EFFORT,
  threads,
  progress = noProgress
}: RankingOptions): Promise<Rankings> {
  const manifest = readEstimatorManifest(paths);
  if (manifest === null) throw new Error("there is no fight estimator to rank by; run `npm run rank`");
  const tables = createBattleTables(game);
  const fighters = tables.pokemon
    .filter(({moves}) => moves.some((move) => strikes(tables.moves[move])))
    .map(({index}) => index);
  const context = {game, model: estimatorModel(paths)};
  const pool = createPool(new URL("./ranking-tasks.ts", import.meta.url), context, threads);
  let sets: Sets;
  let rows: readonly (readonly number[])[];
  try {
    sets = await chooseSets(pool, fighters, game.pokemon.length, effort, progress);
    rows = await each(fighters, {label: "estimates", unit: "forms"}, progress, (pokemon, place) =>
      pool.run<readonly number[]>("estimates", {pokemon, foes: fighters.slice(place + 1), sets})
    );
  } finally {
    await pool.close();
  }
  const size = fighters.length;
  const chances = new Array<number>(size * size).fill(500);
  for (const [i, row] of rows.entries())
    for (const [at, chance] of row.entries()) {
      const j = i + 1 + at;
      chances[i * size + j] = Math.round(1000 * chance);
      chances[j * size + i] = 1000 - chances[i * size + j];
    }
  const differences: (readonly [number, number])[][] = fighters.map(() => []);
  const pairs = pairsOf(size, effort.rounds);
  const fights: AskedFight[] = pairs.map(([i, j], fight) => ({
    fight,
    a: fighterWith(fighters[i], sets[fighters[i]]),
    b: fighterWith(fighters[j], sets[fighters[j]])
  }));
  let solvedFights = 0;
  let wideFights = 0;
  for await (const {fight, solved} of solveFights(fights, {game, ...effort.solver, threads, progress})) {
    if (solved === null) continue;
    const [i, j] = pairs[fight];
    const {value, low, high} = solved;
    const isKnown = isWellKnown(solved);
    const [least, most] = (isKnown ? [value, value] : [low, high]).map((bound) =>
      rounded(bound - chances[i * size + j] / 1000)
    );
    differences[i].push([least, most]);
    // No -0, which JSON does not keep.
    differences[j].push([0 - most, 0 - least]);
    solvedFights++;
    if (!isKnown) wideFights++;
  }
  const forms = fighters.map(
    (pokemon, place): RankedForm => ({
      pokemonId: game.pokemon[pokemon].id,
      moveIds: sets[pokemon].map((move) => game.moves[move].id),
      differences: differences[place]
    })
  );
  const rankings: Rankings = {modelHash: manifest.modelHash, solvedFights, wideFights, forms, chances};
  await publishText(rankingsPath(paths), `${JSON.stringify(rankings)}\n`);
  return rankings;
}

/** An attack that does damage by itself. */
const strikes = ({status, damage}: BattleMove): boolean => !status && damage < DAMAGE.counter;

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4 + 0;

/** Every so often one of the list, another beginning for each place: a sample from its first to its last. */
const spreadOver = (fighters: readonly number[], place: number, count: number): number[] =>
  Array.from({length: Math.min(count, fighters.length - 1)}, (_, k) => {
    const step = Math.floor((k * (fighters.length - 1)) / count);
    return fighters[(place + 1 + ((step + place) % (fighters.length - 1))) % fighters.length];
  });

/** Sets of attacks that win most duels, each then with the change that wins more fights, if there is one. */
async function chooseSets(
  pool: WorkerPool,
  fighters: readonly number[],
  count: number,
  {tried, settled, solver}: RankingEffort,
  progress: StartProgress
): Promise<Sets> {
  const ranked = await each(fighters, {label: "attacks", unit: "forms"}, progress, (pokemon) =>
    pool.run<RankedAttacks>("attacks", {pokemon, fighters})
  );
  const sets: (readonly number[])[] = Array.from({length: count}, () => []);
  for (const [place, pokemon] of fighters.entries()) sets[pokemon] = ranked[place].set;
  const changed = await each(fighters, {label: "sets", unit: "forms"}, progress, (pokemon, place) =>
    pool.run<readonly number[]>("settleSet", {
      pokemon,
      ranked: ranked[place],
      sets,
      tried: spreadOver(fighters, place, tried),
      solved: spreadOver(fighters, place + 1, settled).filter((foe) => foe !== pokemon),
      solver
    } satisfies SetTask)
  );
  for (const [place, pokemon] of fighters.entries()) sets[pokemon] = changed[place];
  return sets;
}

async function each<Result>(
  fighters: readonly number[],
  {label, unit}: {readonly label: string; readonly unit: string},
  start: StartProgress,
  run: (pokemon: number, place: number) => Promise<Result>
): Promise<Result[]> {
  const progress = start({label, total: fighters.length, unit});
  let done = 0;
  try {
    return await Promise.all(
      fighters.map(async (pokemon, place) => {
        const result = await run(pokemon, place);
        progress.update(++done);
        return result;
      })
    );
  } finally {
    progress.end();
  }
}

/** Pairs of places, as random as their neighbours in the list are: each place in two of every round. */
function pairsOf(size: number, rounds: number): (readonly [number, number])[] {
  const shifts = Array.from({length: rounds}, (_, round) =>
    Math.max(1, Math.round(((round + 0.5) * (size - 1)) / (2 * rounds)))
  );
  return [...new Set(shifts)].flatMap((shift) =>
    Array.from({length: size}, (_, place) => [place, (place + shift) % size] as const)
  );
}
