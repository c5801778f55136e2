import {type GameData, type Move, type Pokemon, TYPE_IDENTIFIERS} from "../../data-loaders/game-data.ts";

const NO_MECHANICS: Move["mechanics"] = {
  damageType: "formula",
  behaviour: "none",
  fixedDamage: null,
  critStage: 0,
  minHits: 1,
  maxHits: 1,
  drainPercent: 0,
  recoilPercent: 0,
  healPercent: 0,
  flinchPercent: 0,
  ailment: null,
  ailmentPercent: 0,
  statChange: null,
  thaws: false,
  powder: false,
  typeImmunity: true,
  stoppedByProtect: true,
  bypassesSubstitute: false,
  crushesMinimized: false
};

const move = (
  id: number,
  identifier: string,
  en: string,
  fr: string,
  typeId: number,
  power: number | null
): Move => ({
  id,
  identifier,
  name: {en, fr},
  frenchAlias: null,
  machine: null,
  typeId,
  category: power === null ? "status" : "special",
  power,
  accuracy: 100,
  pp: 10,
  priority: 0,
  description: "",
  mechanics: power === null ? {...NO_MECHANICS, damageType: "none"} : NO_MECHANICS
});

/** A status move that changes the user's or the target's Attack. */
const changingAttack = (base: Move, target: "user" | "target", attack: number): Move => ({
  ...base,
  mechanics: {
    ...base.mechanics,
    typeImmunity: false,
    statChange: {
      target,
      percent: 100,
      stages: {attack, defense: 0, spAttack: 0, spDefense: 0, speed: 0, accuracy: 0, evasion: 0}
    }
  }
});

const pokemon = (
  id: number,
  identifier: string,
  en: string,
  fr: string,
  typeIds: number[],
  moveIds: number[],
  more: Partial<Pokemon> = {}
): Pokemon => ({
  id,
  identifier,
  speciesId: id,
  form: "base",
  name: {en, fr},
  typeIds,
  stats: {hp: 40, attack: 50, defense: 50, spAttack: 50, spDefense: 50, speed: 50},
  heightM: 1,
  weightKg: 10,
  spriteUrl: null,
  evolvesFromSpeciesId: null,
  learnset: moveIds.map((moveId) => ({moveId, method: "tm", level: null})),
  ...more
});

const FIRE = 10;
const WATER = 11;
const GRASS = 12;
const FLYING = 3;

/** A game of a few Pokémon and moves: enough for the pages' logic. Fire, Water and Grass beat one another. */
export const smallGame: GameData = {
  types: TYPE_IDENTIFIERS.map((identifier, index) => ({
    id: index + 1,
    identifier,
    name: {en: identifier, fr: identifier}
  })),
  effectiveness: TYPE_IDENTIFIERS.map((_, attacker) =>
    TYPE_IDENTIFIERS.map((_, defender) => {
      const [a, d] = [attacker + 1, defender + 1];
      if (
        [
          [FIRE, GRASS],
          [WATER, FIRE],
          [GRASS, WATER]
        ].some(([x, y]) => x === a && y === d)
      )
        return 2;
      return [
        [GRASS, FIRE],
        [FIRE, WATER],
        [WATER, GRASS],
        [GRASS, FLYING]
      ].some(([x, y]) => x === a && y === d)
        ? 0.5
        : 1;
    })
  ),
  pokemon: [
    pokemon(4, "charmander", "Charmander", "Salamèche", [FIRE], [52, 53, 7, 14, 45]),
    pokemon(5, "charmeleon", "Charmeleon", "Reptincel", [FIRE], [52, 53], {evolvesFromSpeciesId: 4}),
    pokemon(6, "charizard", "Charizard", "Dracaufeu", [FIRE, FLYING], [52, 53], {evolvesFromSpeciesId: 5}),
    pokemon(7, "squirtle", "Squirtle", "Carapuce", [WATER], [55, 57]),
    pokemon(132, "ditto", "Ditto", "Métamorph", [1], [45])
  ],
  moves: [
    move(7, "fire-punch", "Fire Punch", "Poing de Feu", FIRE, 75),
    changingAttack(move(14, "swords-dance", "Swords Dance", "Danse-Lames", 1, null), "user", 2),
    changingAttack(move(45, "growl", "Growl", "Rugissement", 1, null), "target", -1),
    move(52, "ember", "Ember", "Flammèche", FIRE, 40),
    move(53, "flamethrower", "Flamethrower", "Lance-Flammes", FIRE, 90),
    move(55, "water-gun", "Water Gun", "Pistolet à O", WATER, 40),
    move(57, "surf", "Surf", "Surf", WATER, 90)
  ]
};
