import {describe, expect, it} from "vitest";
import {heldInLetsGo, letsGoValues} from "../../data-loaders/sources/pokeapi/generation.ts";
import {moveAnswer, pokemonAnswer, typeAnswer} from "../../data-loaders/sources/pokeapi/pokeapi-answers.ts";
import {moveRow, pokemonRows, preEvolutions, typeRows} from "../../data-loaders/sources/pokeapi/rows.ts";

const past = (group: string, values: object) => ({
  power: null,
  accuracy: null,
  pp: null,
  type: null,
  ...values,
  version_group: {name: group}
});

const move = (values: object, past_values: object[]) =>
  moveAnswer.parse({
    id: 1,
    name: "test",
    names: [],
    type: {name: "fairy"},
    damage_class: {name: "special"},
    power: 10,
    accuracy: 100,
    pp: 5,
    priority: 0,
    ...values,
    past_values
  });

describe("a move's values in Let's Go", () => {
  it("are today's where only earlier games differ", () => {
    const earlier = ["red-blue", "red-green-japan", "ultra-sun-ultra-moon", "lets-go-pikachu-lets-go-eevee"];
    const answer = move(
      {},
      earlier.map((group) => past(group, {power: 99, pp: 39}))
    );
    expect(letsGoValues(answer)).toEqual({power: 10, accuracy: 100, pp: 5, type: "fairy"});
  });

  it("undo every later change, the latest first, and field by field", () => {
    const answer = move({}, [
      past("diamond-pearl", {power: 77}),
      past("sword-shield", {power: 20, type: {name: "normal"}}),
      past("scarlet-violet", {power: 30, accuracy: 90}),
      past("a-game-to-come", {power: 40})
    ]);
    expect(letsGoValues(answer)).toEqual({power: 20, accuracy: 90, pp: 5, type: "normal"});
  });
});

describe("what a move does", () => {
  const meta = {
    category: {name: "damage"},
    ailment: {name: "none"},
    ailment_chance: 0,
    stat_chance: 0,
    crit_rate: 0,
    drain: 0,
    healing: 0,
    flinch_chance: 0,
    min_hits: null,
    max_hits: null,
    min_turns: null
  };
  const lowers = (category: string, stat_chance: number, target = "selected-pokemon") => ({
    stat_changes: [{change: -1, stat: {name: "special-defense"}}],
    target: {name: target},
    meta: {...meta, category: {name: category}, stat_chance}
  });

  it.each<[string, object, object]>([
    [
      "nothing",
      {meta},
      {ailment: null, ailment_percent: 0, stat_change_target: null, stat_change_percent: 0}
    ],
    [
      "a chance of an ailment",
      {meta: {...meta, ailment: {name: "burn"}, ailment_chance: 10}},
      {ailment: "burn", ailment_percent: 10}
    ],
    [
      "a certain ailment",
      {meta: {...meta, ailment: {name: "sleep"}}},
      {ailment: "sleep", ailment_percent: 100}
    ],
    [
      "bad poison",
      {meta: {...meta, ailment: {name: "poison"}, min_turns: 15}},
      {ailment: "bad_poison", ailment_percent: 100}
    ],
    [
      "a trap",
      {meta: {...meta, ailment: {name: "trap"}, ailment_chance: 100}},
      {ailment: null, ailment_percent: 0}
    ],
    [
      "a chance to lower",
      lowers("damage-lower", 10),
      {stat_change_target: "target", stat_change_percent: 10, stat_sp_defense: -1, stat_attack: 0}
    ],
    ["its own drop", lowers("damage-raise", 100), {stat_change_target: "user", stat_change_percent: 100}],
    [
      "a drop for sure",
      lowers("net-good-stats", 0),
      {stat_change_target: "target", stat_change_percent: 100}
    ],
    ["a rise of its own", lowers("net-good-stats", 0, "user"), {stat_change_target: "user"}],
    [
      "a loss of its HP",
      {meta: {...meta, healing: -25}},
      {recoil_percent: 25, heal_percent: 0, drain_percent: 0}
    ],
    ["recoil", {meta: {...meta, drain: -33}}, {recoil_percent: 33, drain_percent: 0}]
  ])("is %s", (_, values, expected) => expect(moveRow(move(values, []))).toMatchObject(expected));
});

describe("what held in generation 7", () => {
  const entry = (generation: string) => ({generation: {name: `generation-${generation}`}});
  it("is the earliest entry that reaches it", () => {
    expect(heldInLetsGo([entry("v"), entry("viii"), entry("vii")])).toEqual(entry("vii"));
    expect(heldInLetsGo([entry("i"), entry("vi")])).toBeNull();
    expect(heldInLetsGo([])).toBeNull();
  });

  it("decides types, stats and damage relations", () => {
    const relations = (name: string) => ({double_damage_to: [{name}], half_damage_to: [], no_damage_to: []});
    const type = typeAnswer.parse({
      id: 1,
      name: "normal",
      names: [],
      damage_relations: relations("rock"),
      past_damage_relations: [{generation: {name: "generation-vii"}, damage_relations: relations("ghost")}]
    });
    const against = typeRows(type).type_effectiveness.map(({multiplier}) => multiplier);
    expect(against.filter((multiplier) => multiplier === 2)).toHaveLength(1);
    expect(against[7]).toBe(2);
  });
});

const statNames = ["hp", "attack", "defense", "special-attack", "special-defense", "speed"];
const rhyhorn = (moves: object[]) =>
  pokemonAnswer.parse({
    id: 111,
    name: "rhyhorn",
    height: 10,
    weight: 1150,
    sprites: {front_default: null},
    stats: statNames.map((name, index) => ({base_stat: 10 + index, stat: {name}})),
    past_stats: [
      {generation: {name: "generation-viii"}, stats: statNames.map((name) => ({base_stat: 1, stat: {name}}))}
    ],
    types: [{slot: 1, type: {name: "rock"}}],
    past_types: [
      {
        generation: {name: "generation-vii"},
        types: [
          {slot: 1, type: {name: "ground"}},
          {slot: 2, type: {name: "rock"}}
        ]
      }
    ],
    moves
  });

describe("a Pokémon's rows", () => {
  const learned = (method: string, level: number, group = "lets-go-pikachu-lets-go-eevee") => ({
    move: {name: "tackle", url: "/api/v2/move/33/"},
    version_group_details: [
      {level_learned_at: level, move_learn_method: {name: method}, version_group: {name: group}}
    ]
  });

  it("have the types and stats of the generation, in order", () => {
    const rows = pokemonRows(rhyhorn([]));
    expect(rows.pokemon_type.map(({slot, type_id}) => [slot, type_id])).toEqual([
      [1, 5],
      [2, 6]
    ]);
    expect(rows.pokemon_stat.hp).toBe(1);
    expect(rows.pokemon).toMatchObject({height_m: 1, weight_kg: 115, sprite_url: null});
  });

  it("say how a move is learned in Let's Go", () => {
    const moves = [
      learned("level-up", 0),
      learned("level-up", 1),
      learned("level-up", 13),
      learned("machine", 0),
      learned("tutor", 0),
      learned("level-up", 50, "sword-shield")
    ];
    expect(
      pokemonRows(rhyhorn(moves)).pokemon_move.map((row) => [row.learn_method_id, row.learn_level])
    ).toEqual([
      [1, -1],
      [1, 0],
      [1, 13],
      [2, null],
      [3, null]
    ]);
  });

  it("refuse a method that nobody knows", () =>
    expect(() => pokemonRows(rhyhorn([learned("osmosis", 0)]))).toThrow(/rhyhorn.*tackle by "osmosis"/));
});

describe("an evolution chain", () => {
  it("passes over species outside the game, above and between", () => {
    const link = (id: number, ...evolves_to: object[]) => ({
      species: {name: "x", url: `/api/v2/pokemon-species/${id}/`},
      evolves_to
    });
    const chain = {id: 10, chain: link(172, link(25, link(9999, link(26))))} as never;
    expect([...preEvolutions([chain], new Set([25, 26]))]).toEqual([[26, 25]]);
  });
});
