import type {GameData} from "../../../data-loaders/game-data.ts";
import type {Interval} from "../../../lib/statistics/bootstrap.ts";
import {wilsonInterval} from "../../../lib/statistics/normal.ts";
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

/** Accuracy of the majority winner and error of the probability by kind of duel. */
export function evaluateSlices(
  game: GameData,
  duels: LabelledDuels,
  rows: Uint32Array,
  p: ArrayLike<number>,
  q: ArrayLike<number>
): Slice[] {
  const viewer = createViewer(game);
  const sums = new Map<
    string,
    {dimension: Slice["dimension"]; value: string; n: number; right: number; error: number}
  >();
  const add = (dimension: Slice["dimension"], value: string, index: number): void => {
    const key = `${dimension}|${value}`;
    const sum = sums.get(key) ?? {dimension, value, n: 0, right: 0, error: 0};
    sum.n++;
    sum.right += p[index] >= 0.5 === q[index] >= 0.5 ? 1 : 0;
    sum.error += Math.abs(p[index] - q[index]);
    sums.set(key, sum);
  };
  const describe = (view: DuelView, index: number): void => {
    const {pokemon, move} = view.a;
    for (const type of pokemon.typeIds) add("type of A", game.types[type - 1].identifier, index);
    add("damage of A's move", words(move.mechanics.damageType), index);
    add("turn structure of A's move", words(move.mechanics.behaviour), index);
    add("who moves first", ORDER[aMovesFirst(view) as keyof typeof ORDER], index);
    const distance = Math.abs(p[index] - 0.5);
    add("closeness", CLOSENESS.find(([most]) => distance <= most + 1e-9)![1], index);
  };
  rows.forEach((row, index) => {
    describe(viewer(duels.pokemonA[row], duels.moveA[row], duels.pokemonB[row], duels.moveB[row]), index);
  });
  return [...sums.values()]
    .map(({dimension, value, n, right, error}) => ({
      dimension,
      value,
      n,
      accuracy: right / n,
      interval: wilson(right, n),
      meanAbsoluteError: error / n
    }))
    .sort((x, y) => (x.dimension < y.dimension ? -1 : x.dimension > y.dimension ? 1 : y.n - x.n));
}
