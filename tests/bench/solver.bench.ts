import {Command} from "commander";
import {numbers, table} from "../../lib/documents/text-document.ts";
import {blocksToMarkdown} from "../../lib/documents/to-markdown.ts";
import {wholeNumber} from "../../lib/terminal/arguments.ts";
import {type BattleTables, createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {DEFAULT_BUILD} from "../../pipelines/battle/build.ts";
import {UnsupportedByChain} from "../../pipelines/battle/chain/transitions.ts";
import {damagingMoves, passingAttacks} from "../../pipelines/battle/damaging-moves.ts";
import type {Fighter} from "../../pipelines/battle/fighter.ts";
import {Random} from "../../pipelines/battle/random.ts";
import {FightSolver, type FightValue} from "../../pipelines/battle/solve/fight-solver.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";

/** How soon fights are solved, and how well: `npm run bench:solver`. */

const {fights: count, seed} = new Command("bench:solver")
  .description(
    "solve random fights of four moves a side, each for two seconds of this process's processor time, so that what else the machine does counts little: how soon there is a value, how soon it is known to 0.01"
  )
  .option("--fights <count>", "of each kind", wholeNumber(1, 100_000), 20)
  .option("--seed <number>", "which fights are drawn", wholeNumber(0, 2 ** 31 - 1), 777)
  .parse()
  .opts<{fights: number; seed: number}>();

const BUDGET_MS = 2000;
const WIDTHS = [0.02, 0.05] as const;
const MOVES = 4;
/** The fights before these warm the compiler up and are not counted. */
const WARMING = 3;

const tables = createBattleTables(embeddedGame());

const cpuMs = (): number => {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1000;
};

type Pool = (tables: BattleTables, pokemon: number) => readonly number[];

const anyMoves: Pool = ({pokemon, moves}, one) => pokemon[one].moves.filter((move) => !moves[move].copies);

function draw(random: Random, pool: Pool): Fighter {
  for (;;) {
    const pokemon = random.below(tables.pokemon.length);
    const left = [...pool(tables, pokemon)];
    const moves: number[] = [];
    while (moves.length < MOVES && left.length > 0) moves.push(...left.splice(random.below(left.length), 1));
    if (moves.some((move) => !tables.moves[move].status)) return {pokemon, moves, build: DEFAULT_BUILD};
  }
}

interface Timed {
  /** Milliseconds until the first value, and until the interval is no wider than each of `WIDTHS`; never: Infinity. */
  readonly first: number;
  readonly until: readonly number[];
  readonly exact: boolean;
}

function solve(a: Fighter, b: Fighter): Timed | null {
  const begun = cpuMs();
  const until: number[] = WIDTHS.map(() => Number.POSITIVE_INFINITY);
  const note = ({low, high}: FightValue): void => {
    for (const [i, width] of WIDTHS.entries())
      if (high - low <= width) until[i] = Math.min(until[i], cpuMs() - begun);
  };
  try {
    const solver = new FightSolver(tables, a, b);
    let last = solver.improve()!;
    const first = cpuMs() - begun;
    for (let value: FightValue | null = last; value !== null; ) {
      last = value;
      note(value);
      value = solver.improve(() => cpuMs() - begun > BUDGET_MS);
    }
    return {first, until, exact: last.exact};
  } catch (error) {
    if (error instanceof UnsupportedByChain) return null;
    throw error;
  }
}

const quantile = (all: readonly number[], share: number): string => {
  const value = all.toSorted((x, y) => x - y)[Math.min(all.length - 1, Math.floor(share * all.length))];
  return Number.isFinite(value) ? `${value.toFixed(0)} ms` : "more than 2 s";
};

function measure(name: string, pool: Pool): string[] {
  const random = new Random();
  random.seed(seed);
  const timed: Timed[] = [];
  let beyond = 0;
  for (let fight = -WARMING; fight < count; fight++) {
    const one = solve(draw(random, pool), draw(random, pool));
    if (fight < 0) continue;
    if (one === null) beyond++;
    else timed.push(one);
  }
  const firsts = timed.map(({first}) => first);
  const within = (i: number): string =>
    `${timed.filter(({until}) => Number.isFinite(until[i])).length} of ${timed.length}`;
  const soon = timed.map(({until}) => until[0]);
  return [
    name,
    `${timed.length} (${beyond} beyond the solver)`,
    `${quantile(firsts, 0.5)}, ${quantile(firsts, 0.95)}`,
    `${quantile(soon, 0.5)}, ${quantile(soon, 0.95)}`,
    within(0),
    within(1),
    String(timed.filter(({exact}) => exact).length)
  ];
}

console.log(
  blocksToMarkdown([
    table(
      [
        `seed ${seed}`,
        numbers("fights"),
        numbers("first value: median, 95 %"),
        numbers("to ±0.01: median, 95 %"),
        numbers("within ±0.01 in 2 s"),
        numbers("within ±0.025"),
        numbers("exact")
      ],
      [
        measure("any moves", anyMoves),
        measure("attacks", damagingMoves),
        measure("attacks without lasting effects", passingAttacks)
      ]
    )
  ])
);
