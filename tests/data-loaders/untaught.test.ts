import {expect, it} from "vitest";
import type {Contribution, Source} from "../../data-loaders/reconcile/contribution.ts";
import {withoutUntaught} from "../../data-loaders/steps/untaught.ts";

const origin = {inputs: [], fetched: null, missing: []};
const learns = (pokemon_id: number, move_id: number, learn_method_id: number) => ({
  pokemon_id,
  move_id,
  learn_method_id,
  learn_level: null
});
const says = (source: Source, ...pokemon_move: ReturnType<typeof learns>[]): Contribution => ({
  source,
  origin,
  rows: {pokemon_move}
});

it("takes out what a partner does of its own accord, and says which source would have it taught", () => {
  const {contributions, disagreements} = withoutUntaught([
    {source: "csv", origin, rows: {move: [{id: 732}]}},
    says("embedded", learns(10158, 729, 3), learns(10158, 732, 3)),
    says("pokeapi", learns(10158, 729, 3)),
    says("pokepedia", learns(10158, 85, 2))
  ]);
  expect(contributions.map(({rows}) => rows.pokemon_move?.map(({move_id}) => move_id))).toEqual([
    undefined,
    [729],
    [729],
    [85]
  ]);
  expect(contributions[0].rows.move).toEqual([{id: 732}]);
  expect(disagreements).toEqual([
    {
      table: "pokemon_move",
      key: "10158 732 3  ",
      column: "*",
      values: [
        {source: "embedded", value: true},
        {source: "pokeapi", value: false}
      ],
      winner: "derived",
      rule: "never_taught"
    }
  ]);
});
