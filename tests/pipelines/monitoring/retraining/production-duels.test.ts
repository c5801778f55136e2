import fc from "fast-check";
import {expect, it} from "vitest";
import {createBattleTables} from "../../../../pipelines/battle/battle-tables.ts";
import {damagingMoves} from "../../../../pipelines/battle/damaging-moves.ts";
import {duelProbability} from "../../../../pipelines/battle/duel.ts";
import type {Duel} from "../../../../pipelines/model/prediction/prediction-answers.ts";
import {
  joinDuels,
  labelDuels,
  sampleDuels
} from "../../../../pipelines/monitoring/retraining/production-duels.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";

const game = embeddedGame();
const tables = createBattleTables(game);
const fighters = game.pokemon.filter((_, index) => damagingMoves(tables, index).length > 0);
const idOf = (move: number): number => game.moves[move].id;

const duel: fc.Arbitrary<Duel> = fc
  .tuple(fc.nat(fighters.length - 1), fc.nat(fighters.length - 1), fc.nat(), fc.nat())
  .map(([a, b, moveA, moveB]) => {
    const of = (pokemon: number, pick: number): number => {
      const moves = damagingMoves(tables, tables.pokemonIndex(fighters[pokemon].id));
      return idOf(moves[pick % moves.length]);
    };
    return {
      pokemonA: fighters[a].id,
      moveA: of(a, moveA),
      pokemonB: fighters[b].id,
      moveB: of(b, moveB)
    };
  });
const duels = fc.array(duel, {minLength: 1, maxLength: 12});

it("labels a served duel as the simulator has it, by index", () => {
  fc.assert(
    fc.property(duels, (served) => {
      const labelled = labelDuels(served, tables, {playouts: 20, seed: 5});
      expect(labelled.rows).toBe(served.length);
      served.forEach(({pokemonA, moveA, pokemonB, moveB}, row) => {
        expect(game.pokemon[labelled.pokemonA[row]].id).toBe(pokemonA);
        expect(idOf(labelled.moveA[row])).toBe(moveA);
        expect(game.pokemon[labelled.pokemonB[row]].id).toBe(pokemonB);
        expect(idOf(labelled.moveB[row])).toBe(moveB);
        const answer = duelProbability(
          tables,
          labelled.pokemonA[row],
          labelled.moveA[row],
          labelled.pokemonB[row],
          labelled.moveB[row],
          {playouts: 20, seed: 5}
        );
        expect(labelled.winProbability[row]).toBe(Math.fround(answer.probability));
        expect(labelled.playouts[row]).toBe(answer.method === "exact" ? 0 : 20);
      });
    }),
    {numRuns: 25}
  );
});

it("joins and samples whole rows", () => {
  const label = (served: readonly Duel[]) => labelDuels(served, tables, {playouts: 1, seed: 1});
  const rowOf = (labelled: ReturnType<typeof label>, row: number): string =>
    [labelled.pokemonA, labelled.moveA, labelled.pokemonB, labelled.moveB, labelled.winProbability]
      .map((column) => column[row])
      .join(" ");
  fc.assert(
    fc.property(duels, duels, fc.integer({min: 1, max: 30}), fc.nat(), (one, two, count, seed) => {
      const [first, second] = [label(one), label(two)];
      const joined = joinDuels(first, second);
      const rows = Array.from({length: joined.rows}, (_, row) => rowOf(joined, row));
      expect(rows).toEqual([
        ...one.map((_, row) => rowOf(first, row)),
        ...two.map((_, row) => rowOf(second, row))
      ]);
      const sample = sampleDuels(joined, count, seed);
      expect(sample.rows).toBe(Math.min(count, joined.rows));
      let from = 0;
      for (let row = 0; row < sample.rows; row++) {
        const found = rows.indexOf(rowOf(sample, row), from);
        expect(found, "in their order, none twice").toBeGreaterThanOrEqual(from);
        from = found + 1;
      }
    }),
    {numRuns: 40}
  );
});
