import {describe, it} from "vitest";
import {createRandom} from "../../../lib/statistics/seeded-random.ts";
import {damageRolls} from "../../../pipelines/battle/damage.ts";
import {damagingMoves} from "../../../pipelines/battle/damaging-moves.ts";
import {duelProbability, simulateDuel} from "../../../pipelines/battle/duel.ts";
import {bestMoves} from "../../../pipelines/battle/matchup/best-moves.ts";
import {simulateMoveSets} from "../../../pipelines/battle/move-sets.ts";
import {attackOutlook, type Handicap} from "../../../pipelines/battle/outlook.ts";
import {game, tables} from "../../support/battle-game.ts";
import {expectKept} from "../../support/golden.ts";
import {drawnBattles, duelsOfEveryMove, type KnownDuel, moveName, nameOf} from "./told.ts";

const kept = (name: string): URL => new URL(`golden/${name}.txt`, import.meta.url);
const digits = (value: number, count = 9): string => String(Number(value.toPrecision(count)));

/** Duels of damaging moves, as the dataset's: drawn from a fixed seed. */
function drawnDuels(count: number): KnownDuel[] {
  const random = createRandom(11);
  const below = (n: number): number => Math.floor(random() * n);
  const fighters = tables().pokemon.filter(({index}) => damagingMoves(tables(), index).length > 0);
  const fighter = (): readonly [number, number] => {
    const {index} = fighters[below(fighters.length)];
    const moves = damagingMoves(tables(), index);
    return [index, moves[below(moves.length)]];
  };
  return Array.from({length: count}, () => {
    const [[a, moveA], [b, moveB]] = [fighter(), fighter()];
    return {a, moveA, b, moveB};
  });
}

const DEFENDERS = [142, 93, 5, 130, 94, 150, 81, 112] as const;

/** Every damaging move by one that learns it, against two Pokémon. */
const attacks = (): (readonly [number, number, number])[] =>
  duelsOfEveryMove()
    .filter(({moveA}) => tables().moves[moveA].damage !== 0)
    .map(({a, moveA}, i) => [a, moveA, DEFENDERS[(i * 3) % DEFENDERS.length]]);

describe("probabilities and distributions", () => {
  it("of single hits are the kept ones (if not, look at golden/rolls-changed.txt)", () => {
    const ends = (rolls: Int32Array): string =>
      `${rolls[0]}-${rolls[15]} (${rolls.reduce((sum, roll) => sum + roll, 0)})`;
    expectKept(
      kept("rolls"),
      attacks().map(([a, move, b]) => {
        const {normal, critical} = damageRolls(tables(), a, move, b);
        return `${nameOf(a)} ${moveName(move)}, ${nameOf(b)}: ${ends(normal)} ${ends(critical)}`;
      })
    );
  });

  it("of knock-outs are the kept ones (if not, look at golden/outlooks-changed.txt)", () => {
    expectKept(
      kept("outlooks"),
      attacks().map(([a, move, b], i) => {
        const handicap: Handicap = i % 4 === 3 ? {hp: 40 + (i % 90), acting: i % 8 === 3 ? 1 : 0.75} : {};
        const {hitChance, expectedDamage, expectedShare, koWithin, expectedTurns} = attackOutlook(
          tables(),
          a,
          move,
          b,
          handicap
        );
        const within = [1, 2, 3, 4, 6, 9, 14, 32].map((turn) => digits(koWithin[turn - 1], 7));
        const means = [hitChance, expectedDamage, expectedShare, expectedTurns].map((value) =>
          digits(value, 8)
        );
        return `${nameOf(a)} ${moveName(move)}, ${nameOf(b)}${i % 4 === 3 ? ` ${JSON.stringify(handicap)}` : ""}: ${means.join(" ")}; ${within.join(" ")}`;
      })
    );
  });

  it("choose the kept best moves (if not, look at golden/best-moves-changed.txt)", () => {
    expectKept(
      kept("best-moves"),
      tables().pokemon.flatMap(({index}) => {
        const moves = damagingMoves(tables(), index);
        if (index % 24 !== 0 || moves.length === 0) return [];
        const best = DEFENDERS.map(
          (defender) => bestMoves(tables(), index, moves, defender, damagingMoves(tables(), defender)).moveA
        );
        return [`${game.pokemon[index].identifier}: ${best.map(moveName).join(" ")}`];
      })
    );
  });

  it("of duels are the kept ones (if not, look at golden/win-probabilities-changed.txt)", () => {
    expectKept(
      kept("win-probabilities"),
      drawnDuels(320).map(({a, moveA, b, moveB}, i) => {
        const {probability, method} = duelProbability(tables(), a, moveA, b, moveB, {
          playouts: 30,
          seed: i
        });
        return `${nameOf(a)} ${moveName(moveA)}, ${nameOf(b)} ${moveName(moveB)}: ${digits(probability)} ${method === "exact" ? "exactly" : "of 30"}`;
      })
    );
  });

  it("of duels with every move and of four-move battles add up as kept (if not, look at golden/tallies-changed.txt)", () => {
    const tallies = duelsOfEveryMove().map(({a, moveA, b, moveB}, i) => {
      const {winsA, winsB, draws} = simulateDuel(tables(), a, moveA, b, moveB, 20, i);
      return `${winsA} ${winsB} ${draws}`;
    });
    const duels = game.moves.map(
      ({identifier}, i) => `${identifier}: ${tallies[2 * i]}, ${tallies[2 * i + 1]}`
    );
    const battles = drawnBattles(240, 5).map(([a, b], i) => {
      const {winsA, winsB, draws} = simulateMoveSets(tables(), a, b, 15, i);
      return `battle ${i} ${nameOf(a.pokemon)} ${nameOf(b.pokemon)}: ${winsA} ${winsB} ${draws}`;
    });
    expectKept(kept("tallies"), [...duels, ...battles]);
  });
});
