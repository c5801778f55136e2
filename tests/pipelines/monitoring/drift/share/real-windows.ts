import {type GameData, STATS} from "../../../../../data-loaders/game-data.ts";
import {batchCount} from "../../../../../lib/statistics/design-effect.ts";
import {createRandom} from "../../../../../lib/statistics/seeded-random.ts";
import {createBattleTables} from "../../../../../pipelines/battle/battle-tables.ts";
import {damagingMoves} from "../../../../../pipelines/battle/damaging-moves.ts";
import type {Recommender} from "../../../../../pipelines/model/prediction/prediction-answers.ts";
import {questionEffect} from "../../../../../pipelines/monitoring/drift/changes/asked-again.ts";
import {effectInSample} from "../../../../../pipelines/monitoring/drift/compare-rows.ts";
import {THRESHOLDS} from "../../../../../pipelines/monitoring/drift/drift-thresholds.ts";
import {type Profile, profileFeatures} from "../../../../../pipelines/monitoring/drift/profile.ts";
import {buildProfile} from "../../../../../pipelines/monitoring/drift/reference/build-profile.ts";
import {binRows} from "../../../../../pipelines/monitoring/drift/share/bin-rows.ts";
import {weighColumns} from "../../../../../pipelines/monitoring/drift/share/column-weights.ts";
import {
  type DriftedShare,
  testDriftedShare
} from "../../../../../pipelines/monitoring/drift/share/drifted-share.ts";
import type {FeatureRows} from "../../../../../pipelines/monitoring/drift/window/sample-window.ts";
import {
  emptyWindow,
  type WindowAggregates
} from "../../../../../pipelines/monitoring/drift/window/window-aggregates.ts";

const ROWS_A_REQUEST = 4;

export interface Asked {
  /** Predictions, four a request. */
  readonly rows: number;
  readonly seed: number;
  /** Requests that a visitor makes about one A. */
  readonly session?: number;
  /** Four in five questions are about the strongest fifth against the weakest. */
  readonly drifted?: boolean;
}

/** Windows of duels between any Pokémon with any of their moves, with every feature of the catalogue. */
export function realWindows(
  game: GameData,
  recommender: Recommender,
  {pool, importance}: {readonly pool: number; readonly importance: ReadonlyMap<string, number> | null}
) {
  const random = createRandom(17);
  const tables = createBattleTables(game);
  const fighters = game.pokemon
    .map((pokemon, index) => ({id: pokemon.id, moves: damagingMoves(tables, index)}))
    .filter(({moves}) => moves.length > 0);
  const pick = <T>(values: readonly T[], draw: () => number): T => values[Math.floor(draw() * values.length)];
  const duels = Array.from({length: pool}, () => {
    const [a, b] = [pick(fighters, random), pick(fighters, random)];
    return {
      pokemonA: a.id,
      moveA: game.moves[pick(a.moves, random)].id,
      pokemonB: b.id,
      moveB: game.moves[pick(b.moves, random)].id
    };
  });
  const profile: Profile = buildProfile({
    recommender,
    samples: {best_move: duels, duel: duels.slice(0, 10)},
    pokemonIds: game.pokemon.map(({id}) => id),
    moveIds: game.moves.map(({id}) => id),
    importance,
    baseline: null,
    rules: null,
    now: new Date(0)
  });
  const order = new Map(recommender.featureNames.map((name, i) => [name, i]));
  const places = profileFeatures(profile).map((name) => order.get(name)!);
  const vectors = duels.map((duel) => {
    const vector = recommender.featureVector(duel);
    return Float32Array.from(places, (place) => vector[place]);
  });
  const byA = new Map<number, number[]>();
  duels.forEach(({pokemonA}, i) => {
    byA.set(pokemonA, [...(byA.get(pokemonA) ?? []), i]);
  });
  const total = new Map(
    game.pokemon.map(({id, stats}) => [id, STATS.reduce((sum, stat) => sum + stats[stat], 0)])
  );
  const byTotal = fighters.map(({id}) => total.get(id)!).sort((x, y) => x - y);
  const [weak, strong] = [
    byTotal[Math.floor(0.2 * byTotal.length)],
    byTotal[Math.floor(0.8 * byTotal.length)]
  ];
  const unequal = duels.flatMap(({pokemonA, pokemonB}, i) =>
    total.get(pokemonA)! >= strong && total.get(pokemonB)! <= weak ? [i] : []
  );
  const rowsOf = (drawn: readonly number[]): FeatureRows => {
    const values = new Float32Array(drawn.length * places.length);
    drawn.forEach((i, row) => {
      values.set(vectors[i], row * places.length);
    });
    return {
      values,
      matchups: drawn.map((i) => `${duels[i].pokemonA} ${duels[i].pokemonB}`),
      strata: drawn.map(() => "best_move")
    };
  };
  const stats = profile.columns.flatMap((column, i) =>
    column.kind === "numeric" && column.group === "base stats" ? [i] : []
  );
  const {multivariate, columns: limits} = THRESHOLDS;

  /** What the log has of those stats. */
  function aggregates(requests: readonly number[]): WindowAggregates {
    const empty = emptyWindow(profile, 0, 1);
    const rows = ROWS_A_REQUEST * requests.length;
    const batches = batchCount(rows);
    const columns = [...empty.columns];
    const all = rowsOf(requests);
    for (const i of stats) {
      const column = profile.columns[i];
      const fine =
        column.kind === "numeric" ? {...column, coarse: column.edges.map((_, bin) => bin)} : column;
      const withFine = profile.columns.map((one, place) => (place === i ? fine : one));
      const {cells} = binRows(withFine, all, [i]);
      const counts = Array.from({length: batches}, () =>
        new Array<number>(fine.counts.best_move.length).fill(0)
      );
      cells.forEach((bin, request) => {
        counts[Math.floor((request * batches) / requests.length)][bin] += ROWS_A_REQUEST;
      });
      columns[i] = {...columns[i], batches: counts};
    }
    return {...empty, rows, matchups: requests.length, mix: {best_move: rows, duel: 0}, columns};
  }

  return ({rows, seed, session = 1, drifted = false}: Asked): DriftedShare => {
    const draw = createRandom(seed);
    const any = (): number => Math.floor(draw() * pool);
    const ask = (): number => (drifted && draw() < 0.8 ? pick(unequal, draw) : any());
    const requests: number[] = [];
    for (let i = 0; i < Math.ceil(rows / ROWS_A_REQUEST); i += 1)
      requests.push(i % session === 0 ? ask() : pick(byA.get(duels[requests[i - 1]].pokemonA)!, draw));
    const window = aggregates(requests);
    // At random, as the log is sampled by a hash.
    const mixed = requests.map((i) => ({i, at: draw()})).sort((x, y) => x.at - y.at);
    const sample = rowsOf(mixed.slice(0, multivariate.rows).map(({i}) => i));
    const reference = rowsOf(Array.from({length: multivariate.rows}, any));
    const {columns, importance: known} = profile;
    return testDriftedShare({
      columns,
      weights: weighColumns({columns, importance: known, reference, correlation: limits.correlation}),
      reference,
      window: sample,
      effect: effectInSample(questionEffect(profile, window), sample, window),
      thresholds: THRESHOLDS,
      seed
    });
  };
}
