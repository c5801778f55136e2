import {Command} from "commander";
import {dataPaths} from "../../lib/files/paths.ts";
import {wholeNumber} from "../../lib/terminal/arguments.ts";
import {canHit} from "../../pipelines/battle/can-hit.ts";
import {damagingMoves} from "../../pipelines/battle/damaging-moves.ts";
import {mix32} from "../../pipelines/model/duels/splits.ts";
import {regretFigures} from "../../pipelines/model/evaluation/regret/regret-figures.ts";
import {
  drawQuestions,
  type Pair,
  type RegretQuestion
} from "../../pipelines/model/evaluation/regret/regret-questions.ts";
import type {RegretCase, Share} from "../../pipelines/model/evaluation/regret/regret-report.ts";
import {floorOf, PLAYOUTS, trueAnswer, truth} from "../../pipelines/model/evaluation/regret/true-worst.ts";
import {loadProduction} from "../../pipelines/model/registry/production.ts";

/** How good the recommended moves are, over more questions than an evaluation asks: `npm run bench:regret`. */

const {
  questions: count,
  seed,
  settle,
  playouts
} = new Command("bench:regret")
  .description(
    "hold the moves that the model in production recommends against the truth, about any pair of Pokémon: with four given moves of each side, and with B free to reply with all it can learn"
  )
  .option("--questions <count>", "of each kind", wholeNumber(1, 100_000), 300)
  .option("--seed <number>", "which questions are drawn", wholeNumber(0, 2 ** 31 - 1), 20_261_129)
  .option("--no-settle", "the model alone, without the simulator")
  .option(
    "--playouts <count>",
    "of a duel that has no closed form: with few the truth's own spread passes for regret",
    wholeNumber(1),
    PLAYOUTS
  )
  .parse()
  .opts<{questions: number; seed: number; settle: boolean; playouts: number}>();

const {recommender, tables, game} = await loadProduction(dataPaths());
const fighters = tables.pokemon.map(({index}) => index);
const pairs = fighters
  .flatMap((a) => fighters.filter((b) => a < b).map((b): Pair => [a, b]))
  .sort(([a, b], [c, d]) => mix32(a * 256 + b, seed) - mix32(c * 256 + d, seed));

interface Judged {
  readonly judged: RegretCase;
  readonly milliseconds: number;
}

function judge({a, b, movesA, movesB}: RegretQuestion): Judged {
  const [pokemonA, pokemonB] = [game.pokemon[a].id, game.pokemon[b].id];
  const idOf = (move: number): number => game.moves[move].id;
  const given = movesB && {movesB: movesB.map(idOf)};
  const start = performance.now();
  const {recommended} = recommender.bestMove({
    pokemonA,
    pokemonB,
    movesA: movesA.map(idOf),
    ...given,
    settle
  });
  const milliseconds = performance.now() - start;
  if (recommended === null) throw new Error("a question without an answer");
  const move = tables.moveIndex(recommended.moveId);
  const {best, rows} = trueAnswer([move], {
    movesA: movesA.filter((one) => canHit(tables, one, b)),
    movesB: movesB ?? damagingMoves(tables, b),
    truth: (moveA, moveB) => truth(tables, a, moveA, b, moveB, playouts),
    floor: (moveA, moveB) => floorOf(tables, a, moveA, b, moveB),
    likely: (moveA, moveB) =>
      recommender.winProbability({pokemonA, moveA: idOf(moveA), pokemonB, moveB: idOf(moveB)})
  });
  const judged: RegretCase = {
    pokemonA,
    pokemonB,
    movesA: movesA.map(idOf),
    movesB: given?.movesB ?? null,
    recommended: rows.get(move)!,
    promised: recommended.winProbability,
    best
  };
  return {judged, milliseconds};
}

const print = (what: string, value: string): void =>
  void process.stdout.write(`${what.padEnd(44)} ${value}\n`);
const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
const told = ({value, count: found, n, interval}: Share): string =>
  `${percent(value)} (${interval.map(percent).join(" to ")}), ${found} of ${n}`;
const mean = ({value, interval}: {value: number; interval: readonly [number, number]}): string =>
  `${value.toFixed(5)} (${interval.map((bound) => bound.toFixed(5)).join(" to ")})`;
for (const replies of ["given", "open"] as const) {
  const judged = drawQuestions(tables, pairs, {count, replies, seed}).map(judge);
  const figures = regretFigures(
    judged.map((one) => one.judged),
    seed
  );
  const times = judged.map(({milliseconds}) => milliseconds).sort((x, y) => x - y);
  print(replies === "given" ? "four given replies" : "any reply", `${judged.length} questions, seed ${seed}`);
  print("  mean regret", mean(figures.mean));
  print("  regret above 0.01", told(figures.above001));
  print("  regret above 0.05", told(figures.above005));
  print("  verdict wrong", `${told(figures.wrongVerdict)}; ${figures.even} without a side`);
  print("  mean overstatement", mean(figures.overstatement));
  print(
    "  milliseconds a question: median, 95 %",
    `${times[times.length >> 1].toFixed(1)}, ${times[Math.floor(0.95 * times.length)].toFixed(1)}`
  );
}
