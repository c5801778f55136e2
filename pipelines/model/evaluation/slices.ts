import type {GameData} from "../../../data-loaders/game-data.ts";
import type {Interval} from "../../../lib/statistics/bootstrap.ts";
import {wilsonInterval} from "../../../lib/statistics/normal.ts";
import {
  confusion,
  expectedCalibrationError,
  namingScores,
  reliability
} from "../../../lib/statistics/probability-scores.ts";
import type {LabelledDuels} from "../duels/duel-columns.ts";
import {aMovesFirst} from "../features/original-features.ts";
import {createViewer, type DuelView} from "../features/view.ts";
import type {Slice} from "./evaluation-report.ts";

/** Wilson score interval of a share, 95 %. */
export function wilson(successes: number, n: number): Interval {
  const {low, high} = wilsonInterval(successes, n, 0.95);
  return [low, high];
}

/** Upper bounds of the distance of the true probability from one half, and their names in a report. */
export const CLOSENESS: readonly (readonly [number, string])[] = [
  [0.05, "within 0.05 of even"],
  [0.15, "0.05 to 0.15 from even"],
  [0.3, "0.15 to 0.30 from even"],
  [0.45, "0.30 to 0.45 from even"],
  [0.5, "decided (beyond 0.45)"]
];

const ORDER = {0: "B moves first", 0.5: "a coin decides", 1: "A moves first"} as const;

const words = (identifier: string): string => identifier.replaceAll("_", " ");

/** Whether a Pokémon fights itself. */
function opponentOf({a, b}: DuelView): string {
  if (a.pokemon.id !== b.pokemon.id) return "another Pokémon";
  return a.move.id === b.move.id ? "itself, the same move" : "itself, another move";
}

const take = (values: ArrayLike<number>, at: readonly number[]): Float64Array =>
  Float64Array.from(at, (index) => values[index]);

/** Accuracy of the majority winner, calibration and error of the probability by kind of duel. */
export function evaluateSlices(
  game: GameData,
  duels: LabelledDuels,
  rows: Uint32Array,
  p: ArrayLike<number>,
  q: ArrayLike<number>
): Slice[] {
  const viewer = createViewer(game);
  const members = new Map<string, {dimension: Slice["dimension"]; value: string; at: number[]}>();
  const add = (dimension: Slice["dimension"], value: string, index: number): void => {
    const key = `${dimension}|${value}`;
    const slice = members.get(key) ?? {dimension, value, at: []};
    slice.at.push(index);
    members.set(key, slice);
  };
  const describe = (view: DuelView, index: number): void => {
    const {pokemon, move} = view.a;
    for (const type of pokemon.typeIds) add("type of A", game.types[type - 1].identifier, index);
    add("damage of A's move", words(move.mechanics.damageType), index);
    add("turn structure of A's move", words(move.mechanics.behaviour), index);
    add("who moves first", ORDER[aMovesFirst(view) as keyof typeof ORDER], index);
    add("opponent", opponentOf(view), index);
    const distance = Math.abs(p[index] - 0.5);
    add("closeness", CLOSENESS.find(([most]) => distance <= most + 1e-9)![1], index);
  };
  rows.forEach((row, index) => {
    describe(viewer(duels.pokemonA[row], duels.moveA[row], duels.pokemonB[row], duels.moveB[row]), index);
  });
  return [...members.values()]
    .map(({dimension, value, at}) => ({dimension, value, ...scoreSlice(take(p, at), take(q, at))}))
    .sort((x, y) => (x.dimension < y.dimension ? -1 : x.dimension > y.dimension ? 1 : y.n - x.n));
}

function scoreSlice(p: Float64Array, q: Float64Array): Omit<Slice, "dimension" | "value"> {
  const named = confusion(p, q);
  const right = named.truePositive + named.trueNegative;
  const {accuracy} = namingScores(named);
  const error = p.reduce((sum, truth, index) => sum + Math.abs(truth - q[index]), 0);
  return {
    n: p.length,
    accuracy,
    interval: wilson(right, right + named.falsePositive + named.falseNegative),
    ece: expectedCalibrationError(reliability(p, q)),
    meanAbsoluteError: error / p.length
  };
}
