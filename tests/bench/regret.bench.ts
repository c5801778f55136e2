/**
 * `npm run bench:regret`: how good the recommended moves are. Random questions about the model in production, once with
 * B free to reply with all it can learn and once with four given moves of each side, are held against the whole matrix
 * of duels, each exact or fought 2,000 times with seeds that nothing else uses. `--questions N` of each kind
 * (300), `--seed N`.
 */
import {parseArgs} from "node:util";
import {dataPaths} from "../../lib/files/paths.ts";
import {createRandom} from "../../lib/statistics/seeded-random.ts";
import {canHit} from "../../pipelines/battle/can-hit.ts";
import {damagingMoves} from "../../pipelines/battle/damaging-moves.ts";
import {duelProbability} from "../../pipelines/battle/duel.ts";
import {loadProduction} from "../../pipelines/model/registry/production.ts";

const {values} = parseArgs({
  options: {questions: {type: "string", default: "300"}, seed: {type: "string", default: "20261129"}}
});
const QUESTIONS = Number(values.questions);
const PLAYOUTS = 2000;
const MOVES = 4;
const TRUTH_SEED = 987_654_321;

const {recommender, tables, game} = await loadProduction(dataPaths());
const random = createRandom(Number(values.seed));
const below = (n: number): number => Math.floor(random() * n);
function pick(moves: readonly number[]): number[] {
  const left = [...moves];
  return Array.from({length: Math.min(MOVES, left.length)}, () => left.splice(below(left.length), 1)[0]);
}
const fighters = tables.pokemon
  .map(({index}) => index)
  .filter((index) => damagingMoves(tables, index).length > 0);
const idOf = (move: number): number => game.moves[move].id;

interface Judged {
  readonly regret: number;
  /** What was promised beyond what the move is good for. */
  readonly overstatement: number;
  readonly wrongVerdict: boolean;
  readonly milliseconds: number;
}

function judge(given: boolean): Judged | null {
  const [a, b] = [fighters[below(fighters.length)], fighters[below(fighters.length)]];
  if (a === b) return null;
  const movesA = pick(damagingMoves(tables, a)).filter((move) => canHit(tables, move, b));
  const movesB = given ? pick(damagingMoves(tables, b)) : damagingMoves(tables, b);
  const start = performance.now();
  const {recommended} = recommender.bestMove({
    pokemonA: game.pokemon[a].id,
    pokemonB: game.pokemon[b].id,
    movesA: movesA.length > 0 ? movesA.map(idOf) : [idOf(damagingMoves(tables, a)[0])],
    ...(given ? {movesB: movesB.map(idOf)} : {})
  });
  const milliseconds = performance.now() - start;
  if (recommended === null) return null;
  const secured = movesA.map((moveA) =>
    Math.min(
      ...movesB.map(
        (moveB) =>
          duelProbability(tables, a, moveA, b, moveB, {playouts: PLAYOUTS, seed: TRUTH_SEED}).probability
      )
    )
  );
  const own = secured[movesA.findIndex((move) => idOf(move) === recommended.moveId)];
  return {
    regret: Math.max(...secured) - own,
    overstatement: recommended.winProbability - own,
    wrongVerdict: recommended.winProbability >= 0.5 !== own >= 0.5,
    milliseconds
  };
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
const print = (what: string, value: string): void =>
  void process.stdout.write(`${what.padEnd(44)} ${value}\n`);
for (const given of [false, true]) {
  const judged: Judged[] = [];
  while (judged.length < QUESTIONS) {
    const one = judge(given);
    if (one) judged.push(one);
  }
  const mean = (of: (one: Judged) => number): number =>
    judged.reduce((sum, one) => sum + of(one), 0) / judged.length;
  const share = (is: (one: Judged) => boolean): string => percent(mean((one) => Number(is(one))));
  const times = judged.map(({milliseconds}) => milliseconds).sort((x, y) => x - y);
  print(given ? "four given replies" : "any reply", `${judged.length} questions, seed ${values.seed}`);
  print("  mean regret", mean(({regret}) => regret).toFixed(5));
  print(
    "  regret above 0.01",
    share(({regret}) => regret > 0.01)
  );
  print(
    "  regret above 0.05",
    share(({regret}) => regret > 0.05)
  );
  print(
    "  verdict wrong",
    share(({wrongVerdict}) => wrongVerdict)
  );
  print("  mean overstatement", mean(({overstatement}) => overstatement).toFixed(5));
  print(
    "  milliseconds a question: median, 95 %",
    `${times[times.length >> 1].toFixed(1)}, ${times[Math.floor(0.95 * times.length)].toFixed(1)}`
  );
}
