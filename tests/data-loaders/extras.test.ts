import {describe, expect, it} from "vitest";
import {checkEvolution, checkMachines} from "../../data-loaders/quality/rule-checks.ts";
import type {Contribution} from "../../data-loaders/reconcile/contribution.ts";
import {gatherExtras} from "../../data-loaders/steps/extras.ts";
import {embeddedTables} from "./embedded-tables.ts";

const {tables, extras} = embeddedTables();
const idOf = (identifier: string): number => tables.pokemon.find((row) => row.identifier === identifier)!.id;
const evolutionOf = (identifier: string) =>
  extras.evolution.find(({pokemon_id}) => pokemon_id === idOf(identifier));

describe("the tables beside the 11", () => {
  it.each([
    ["ivysaur", "bulbasaur", {method: "level_up", level: 16, item: null, condition: null}],
    ["raichu", "pikachu", {method: "use_item", level: null, item: "Thunder Stone"}],
    ["alakazam", "kadabra", {method: "trade", level: null, item: null}],
    ["raticate-alola", "rattata-alola", {method: "level_up", level: 20, condition: "at night"}],
    ["persian-alola", "meowth-alola", {method: "level_friendship", level: null}]
  ])("say how %s comes of %s", (identifier, before, expected) =>
    expect(evolutionOf(identifier)).toMatchObject({from_pokemon_id: idOf(before), ...expected})
  );

  it("have no evolution of what comes of nothing in the game", () => {
    for (const identifier of ["pikachu", "raichu-alola", "pikachu-starter", "venusaur-mega"])
      expect(evolutionOf(identifier)).toBeUndefined();
    expect(checkEvolution(tables, extras).map(({violations}) => violations)).toEqual([0]);
    const wrong = extras.evolution.filter(({pokemon_id}) => pokemon_id !== idOf("ivysaur"));
    expect(checkEvolution(tables, {...extras, evolution: wrong})).toMatchObject([{examples: ["ivysaur"]}]);
  });

  it("say who is female, and nothing of what nobody was asked", () => {
    const traitOf = (identifier: string) =>
      extras.pokemon_trait.find(({pokemon_id}) => pokemon_id === idOf(identifier));
    expect(extras.pokemon_trait).toHaveLength(188);
    expect(traitOf("bulbasaur")).toEqual({
      pokemon_id: 1,
      female_percent: 12.5,
      catch_rate: null,
      growth_rate: null,
      base_experience: null
    });
    expect([traitOf("nidoran-f"), traitOf("mewtwo")]).toMatchObject([
      {female_percent: 100},
      {female_percent: null}
    ]);
  });

  it("number what TMs teach, which is what is learned of them", () => {
    const moveOf = (identifier: string): number =>
      tables.move.find((row) => row.identifier === identifier)!.id;
    expect(extras.machine).toHaveLength(60);
    // Numbers of Let's Go: in other games of the time TM01 is Work Up, and TM13 Ice Beam.
    for (const [number, move] of [
      [1, "headbutt"],
      [13, "brick-break"],
      [60, "megahorn"]
    ] as const)
      expect(extras.machine).toContainEqual({number, move_id: moveOf(move)});
    expect(checkMachines(tables, extras).map(({violations}) => violations)).toEqual([0]);
    const wrong = extras.machine.filter(({number}) => number !== 13);
    expect(checkMachines(tables, {...extras, machine: wrong})).toMatchObject([{examples: ["brick-break"]}]);
  });

  it("take each column from who states it, of Pokémon in the game alone", () => {
    const origin = {inputs: [], fetched: null, missing: []};
    const says = (source: Contribution["source"], traits: object[]): Contribution => ({
      source,
      origin,
      rows: {},
      extras: {pokemon_trait: traits}
    });
    const {extras: gathered, provenance} = gatherExtras(
      [
        says("embedded", [{pokemon_id: 1, female_percent: 12.5}]),
        says("pokeapi", [
          {pokemon_id: 1, catch_rate: 45, growth_rate: "medium-slow"},
          {pokemon_id: 172, catch_rate: 190}
        ])
      ],
      {pokemon: new Set([1]), move: new Set()}
    );
    expect(gathered.pokemon_trait).toEqual([
      {pokemon_id: 1, female_percent: 12.5, catch_rate: 45, growth_rate: "medium-slow", base_experience: null}
    ]);
    expect(provenance.map(({column, sources}) => [column, ...sources])).toEqual([
      ["*", "embedded"],
      ["female_percent", "embedded"],
      ["catch_rate", "pokeapi"],
      ["growth_rate", "pokeapi"]
    ]);
  });
});
