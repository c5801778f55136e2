import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {DEFAULT_BUILD} from "../../../pipelines/battle/build.ts";
import {buildSchema} from "../../../pipelines/battle/build-schema.ts";
import {fighterPokemon, freshState} from "../../../pipelines/battle/fighter.ts";
import {fighterSchema} from "../../../pipelines/battle/fighter-schema.ts";
import {anyBuild} from "../../support/any-build.ts";
import {game, M, P, tables} from "../../support/battle-game.ts";

const ids = (...moves: string[]): number[] => moves.map((move) => game.moves[M(move)].id);
const pikachu = (rest: object) => ({pokemon_id: game.pokemon[P("pikachu")].id, ...rest});
const thunderbolt = (rest: object = {}) => pikachu({move_ids: ids("thunderbolt"), ...rest});

const read = (question: unknown) => fighterSchema(game, tables()).parse(question);
/** What is wrong, as "field: message". */
function problems(question: unknown): string[] {
  const {error} = fighterSchema(game, tables()).safeParse(question);
  return (error?.issues ?? []).map(({path, message}) => `${path.join(".")}: ${message}`);
}

describe("the schema of a build", () => {
  it("takes what is left out from the default build", () => {
    expect(buildSchema.parse({})).toEqual(DEFAULT_BUILD);
    const {individualValues} = DEFAULT_BUILD;
    expect(buildSchema.parse({level: 7, individual_values: {sp_attack: 0}})).toEqual({
      ...DEFAULT_BUILD,
      level: 7,
      individualValues: {...individualValues, spAttack: 0}
    });
  });

  it("reads every build there is", () => {
    fc.assert(
      fc.property(anyBuild(), (build) => {
        const {spAttack, spDefense, ...iv} = build.individualValues;
        const {spAttack: avAttack, spDefense: avDefense, ...av} = build.awakeningValues;
        expect(
          buildSchema.parse({
            level: build.level,
            nature: build.nature,
            friendship: build.friendship,
            individual_values: {...iv, sp_attack: spAttack, sp_defense: spDefense},
            awakening_values: {...av, sp_attack: avAttack, sp_defense: avDefense}
          })
        ).toEqual(build);
      })
    );
  });
});

describe("the schema of a fighter", () => {
  it("has a fresh fighter of the default build where nothing else is said", () => {
    expect(read(thunderbolt())).toEqual({
      pokemon: P("pikachu"),
      moves: [M("thunderbolt")],
      build: DEFAULT_BUILD
    });
    expect(read(thunderbolt()).build).toBe(DEFAULT_BUILD);
  });

  it("has all of a state that nobody named fresh", () => {
    const fighter = read(thunderbolt({build: {level: 27}, state: {hp: 26, stages: {sp_attack: -1}}}));
    const fresh = freshState(tables(), fighter);
    expect(fighterPokemon(tables(), fighter).hp).toBe(64);
    expect(fighter.state).toEqual({...fresh, hp: 26, stages: {...fresh.stages, spAttack: -1}});
    expect(read(thunderbolt({state: {ailment: "sleep"}})).state).toMatchObject({ailmentTurns: 3});
  });

  it.each([
    [thunderbolt({build: {level: 0}}), "build.level: expected a level: a whole number from 1 to 100"],
    [
      thunderbolt({build: {awakening_values: {attack: 201}}}),
      "build.awakening_values.attack: expected an Awakening value: a whole number from 0 to 200"
    ],
    [
      thunderbolt({build: {individual_values: {hp: 1.5}}}),
      "build.individual_values.hp: expected an individual value: a whole number from 0 to 31"
    ],
    [
      thunderbolt({build: {friendship: "high"}}),
      "build.friendship: expected friendship: a whole number from 0 to 255"
    ],
    [thunderbolt({build: {nature: "adament"}}), /^build\.nature: expected a nature: hardy, .*, quirky$/],
    [
      pikachu({move_ids: ids("fire-blast")}),
      /^move_ids\.0: expected a move that Pikachu can learn, such as Pay Day \(6\), .*; Fire Blast is none$/
    ],
    [pikachu({move_ids: [9999]}), /^move_ids\.0: .*; no move has this id$/],
    [pikachu({move_ids: ids("slam", "slam")}), "move_ids.1: expected each move once; Slam is there before"],
    [pikachu({move_ids: [1, 2, 3, 4, 5]}), "move_ids: expected 1 to 4 moves"],
    [pikachu({move_ids: []}), "move_ids: expected 1 to 4 moves"],
    [{pokemon_id: 5000, move_ids: [1]}, "pokemon_id: expected the id of a Pokémon of the game"],
    [
      thunderbolt({state: {hp: 0}}),
      "state.hp: expected the HP that Pikachu of this build has left: a whole number from 1 to 110"
    ],
    [
      thunderbolt({build: {level: 27}, state: {hp: 65}}),
      "state.hp: expected the HP that Pikachu of this build has left: a whole number from 1 to 64"
    ],
    [
      thunderbolt({state: {ailment: "sleep", ailment_turns: 5}}),
      /^state\.ailment_turns: expected turns of sleep: .* 1 to 4$/
    ],
    [thunderbolt({state: {ailment: "burn", ailment_turns: 1}}), /^state\.ailment_turns: .* 0 to 0$/],
    [thunderbolt({state: {ailment: "tired"}}), /^state\.ailment: expected an ailment or null: burn, /],
    [
      thunderbolt({state: {stages: {speed: 7}}}),
      "state.stages.speed: expected a stage: a whole number from -6 to 6"
    ],
    [
      thunderbolt({state: {power_points: [1, 1]}}),
      "state.power_points: expected power points of each move: 1"
    ],
    [
      thunderbolt({state: {power_points: [25]}}),
      /^state\.power_points\.0: expected power points of Thunderbolt: .* 0 to 24$/
    ]
  ])("says what would be right: %j", (question, message) => {
    expect(problems(question)).toEqual([
      typeof message === "string" ? message : expect.stringMatching(message)
    ]);
  });
});
