import {
  type GameData,
  type GameType,
  type Move,
  type Pokemon,
  TYPE_IDENTIFIERS,
  type TypeIdentifier
} from "../../../data-loaders/game-data.ts";

const FRENCH: Partial<Record<TypeIdentifier, string>> = {fire: "Feu", water: "Eau", grass: "Plante"};

const types: GameType[] = TYPE_IDENTIFIERS.map((identifier, index) => ({
  id: index + 1,
  identifier,
  name: {en: identifier[0].toUpperCase() + identifier.slice(1), fr: FRENCH[identifier] ?? `${identifier}-fr`}
}));
const typeId = (identifier: TypeIdentifier): number => TYPE_IDENTIFIERS.indexOf(identifier) + 1;

/** What is not 1 in the small chart: attacking type, defending type, multiplier. */
const CHART: readonly [TypeIdentifier, TypeIdentifier, number][] = [
  ["fire", "fire", 0.5],
  ["fire", "water", 0.5],
  ["fire", "grass", 2],
  ["water", "fire", 2],
  ["water", "water", 0.5],
  ["water", "grass", 0.5],
  ["grass", "fire", 0.5],
  ["grass", "flying", 0.5],
  ["ground", "flying", 0],
  ["ground", "fire", 2],
  ["rock", "fire", 2],
  ["rock", "flying", 2]
];
const effectiveness = types.map((attacking) =>
  types.map(
    (defending) => CHART.find(([a, d]) => a === attacking.identifier && d === defending.identifier)?.[2] ?? 1
  )
);

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
  [en, fr, frenchAlias]: readonly [string, string, string?],
  type: TypeIdentifier,
  power: number | null,
  more: Partial<Move> = {}
): Move => ({
  id,
  identifier,
  name: {en, fr},
  frenchAlias: frenchAlias ?? null,
  machine: null,
  typeId: typeId(type),
  category: power === null ? "status" : "special",
  power,
  accuracy: 100,
  pp: 20,
  priority: 0,
  description: `${en} is used.`,
  mechanics: {...NO_MECHANICS, damageType: power === null ? "none" : "formula"},
  ...more
});

const moves: Move[] = [
  move(10, "scratch", ["Scratch", "Griffe"], "normal", 40, {category: "physical", pp: 35}),
  move(33, "tackle", ["Tackle", "Charge"], "normal", 40, {category: "physical", pp: 35}),
  move(39, "tail-whip", ["Tail Whip", "Mimi-Queue"], "normal", null),
  move(52, "ember", ["Ember", "Flammèche"], "fire", 40),
  move(55, "water-gun", ["Water Gun", "Pistolet à O", "Pisto O"], "water", 40),
  move(57, "surf", ["Surf", "Surf"], "water", 90),
  move(98, "quick-attack", ["Quick Attack", "Vive-Attaque"], "normal", 40, {
    category: "physical",
    priority: 1
  }),
  move(144, "transform", ["Transform", "Morphing"], "normal", null, {accuracy: null}),
  move(165, "struggle", ["Struggle", "Lutte"], "normal", 50, {
    accuracy: null,
    category: "physical",
    mechanics: {...NO_MECHANICS, damageType: "formula", behaviour: "struggle", recoilPercent: 25}
  })
];

type Way = Pokemon["learnset"][number];
const level = (moveId: number, at: number): Way => ({moveId, method: "level_up", level: at});
const machine = (moveId: number): Way => ({moveId, method: "tm", level: null});

const pokemon = (
  id: number,
  identifier: string,
  [en, fr]: readonly [string, string],
  typesOf: readonly TypeIdentifier[],
  [hp, attack, defense, spAttack, spDefense, speed]: readonly [
    number,
    number,
    number,
    number,
    number,
    number
  ],
  learnset: readonly Way[],
  more: Partial<Pokemon> = {}
): Pokemon => ({
  id,
  identifier,
  speciesId: id,
  form: "base",
  name: {en, fr},
  typeIds: typesOf.map(typeId),
  stats: {hp, attack, defense, spAttack, spDefense, speed},
  heightM: 0.5,
  weightKg: 9,
  spriteUrl: `https://sprites.example/${id}.png`,
  evolvesFromSpeciesId: null,
  learnset,
  ...more
});

const fire: Way[] = [level(52, 6), level(10, 0), machine(98), level(98, 12)];

/** Six Pokémon and nine moves, for tests that say what they expect in full. */
export const smallGame: GameData = {
  types,
  effectiveness,
  pokemon: [
    pokemon(
      1,
      "bulbasaur",
      ["Bulbasaur", "Bulbizarre"],
      ["grass", "poison"],
      [45, 49, 49, 65, 65, 45],
      [level(33, 0)]
    ),
    pokemon(4, "charmander", ["Charmander", "Salamèche"], ["fire"], [39, 52, 43, 60, 50, 65], fire),
    pokemon(
      6,
      "charizard",
      ["Charizard", "Dracaufeu"],
      ["fire", "flying"],
      [78, 84, 78, 109, 85, 100],
      fire,
      {
        evolvesFromSpeciesId: 5
      }
    ),
    pokemon(
      7,
      "squirtle",
      ["Squirtle", "Carapuce"],
      ["water"],
      [44, 48, 65, 50, 64, 43],
      [machine(57), level(55, 9), level(33, 0), level(39, 3)]
    ),
    pokemon(132, "ditto", ["Ditto", "Métamorph"], ["normal"], [48, 48, 48, 48, 48, 48], [level(144, 0)], {
      spriteUrl: null
    }),
    pokemon(
      10034,
      "charizard-mega-x",
      ["Mega Charizard X", "Méga-Dracaufeu X"],
      ["fire", "dragon"],
      [78, 130, 111, 130, 85, 100],
      fire,
      {speciesId: 6, form: "mega_x"}
    )
  ],
  moves
};
