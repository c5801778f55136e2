import {z} from "zod";
import type {GameData, StatStages} from "../../data-loaders/game-data.ts";
import type {BattleTables} from "./battle-tables.ts";
import {type Bounds, type Build, DEFAULT_BUILD} from "./build.ts";
import {buildSchema, wholeNumber} from "./build-schema.ts";
import {
  type Fighter,
  type FighterState,
  freshState,
  LASTING_AILMENTS,
  type LastingAilment,
  MOST_MOVES
} from "./fighter.ts";

const NUMBER_OF_MOVES = `expected 1 to ${MOST_MOVES} moves`;
const HIGHEST_ID = 2_147_483_647;
const STAGES: Bounds = {least: -6, most: 6};
const CONFUSION: Bounds = {least: 0, most: 5};

/** What an ailment's counter can be, and what it is taken to be where nobody says: asleep as long as on average. */
const AILMENT_TURNS: Readonly<Partial<Record<LastingAilment, Bounds & {readonly usual: number}>>> = {
  sleep: {least: 1, most: 4, usual: 3},
  bad_poison: {least: 0, most: 15, usual: 0}
};
const NO_TURNS = {least: 0, most: 0, usual: 0};

const stage = (of: string) => wholeNumber(STAGES, "a stage").default(0).describe(of);

/** As the API takes it; bounds that depend on the fighter are looked at with the fighter. */
export const stateSchema = z.strictObject({
  hp: z.number().optional().describe("HP left; without it all"),
  ailment: z
    .enum(LASTING_AILMENTS, {
      error: `expected an ailment or null: ${LASTING_AILMENTS.join(", ")}`
    })
    .nullable()
    .default(null)
    .describe("Ailment; confusion is apart"),
  ailment_turns: z
    .number()
    .optional()
    .describe(
      "Asleep: actions until it wakes, the waking one included, 1 to 4, without it 3. Badly poisoned: turns suffered, 0 to 15"
    ),
  confusion: wholeNumber(CONFUSION, "a number of actions in confusion")
    .default(0)
    .describe("Actions until it snaps out of confusion, that one included; 0: not confused"),
  stages: z
    .strictObject({
      attack: stage("Attack"),
      defense: stage("Defense"),
      sp_attack: stage("Special Attack"),
      sp_defense: stage("Special Defense"),
      speed: stage("Speed"),
      accuracy: stage("Accuracy"),
      evasion: stage("Evasion")
    })
    .prefault({})
    .describe("Stages of the stats"),
  power_points: z.array(z.number()).optional().describe("Power points left, move by move; without them all")
});
type StateGiven = z.output<typeof stateSchema>;

const toStages = ({sp_attack, sp_defense, ...same}: StateGiven["stages"]): StatStages => ({
  attack: same.attack,
  defense: same.defense,
  spAttack: sp_attack,
  spDefense: sp_defense,
  speed: same.speed,
  accuracy: same.accuracy,
  evasion: same.evasion
});

const id = (what: string) => wholeNumber({least: 1, most: HIGHEST_ID}, `the id of ${what}`);

/** Tells what is wrong with the value at a path. */
type Complain = (path: readonly (string | number)[], message: string) => void;

/**
 * A fighter as the API takes it: ids of the game, a build and a state of which anything can be left out. Whatever is
 * wrong is told at once, each with what would be right.
 */
export const fighterSchema = (game: GameData, tables: BattleTables) =>
  z
    .strictObject({
      pokemon_id: id("a Pokémon"),
      move_ids: z
        .array(id("a move"))
        .min(1, {error: NUMBER_OF_MOVES})
        .max(MOST_MOVES, {error: NUMBER_OF_MOVES}),
      build: buildSchema.prefault({}),
      state: stateSchema.optional()
    })
    .transform((question, context): Fighter => {
      const complain: Complain = (path, message) =>
        context.issues.push({code: "custom", path: [...path], message, input: question});
      const pokemon = game.pokemon.findIndex((row) => row.id === question.pokemon_id);
      if (pokemon < 0) {
        complain(["pokemon_id"], "expected the id of a Pokémon of the game");
        return z.NEVER;
      }
      const moves = movesOf(game, tables, pokemon, question.move_ids, complain);
      if (moves === null) return z.NEVER;
      const build = sameBuild(question.build, DEFAULT_BUILD) ? DEFAULT_BUILD : question.build;
      const fighter: Fighter = {pokemon, moves, build};
      if (question.state === undefined) return fighter;
      return {...fighter, state: stateOf(game, tables, fighter, question.state, complain)};
    });

/** What fields of the schema are called where Pokémon and moves are told by name or id. */
const ASKED_AS: Readonly<Record<string, string>> = {pokemon_id: "pokemon", move_ids: "moves"};

/** Where in a fighter an issue of its schema is, as whoever asked knows it: `a.moves[1]`, `a.state.hp`. */
export const fighterField = (fighter: string, path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (sofar, key) =>
      sofar + (typeof key === "number" ? `[${key}]` : `.${ASKED_AS[String(key)] ?? String(key)}`),
    fighter
  );

const sameBuild = (x: Build, y: Build): boolean => JSON.stringify(x) === JSON.stringify(y);

/** Some of what it can learn, for whoever named something else. */
const SUCH_AS = 5;

function movesOf(
  game: GameData,
  tables: BattleTables,
  pokemon: number,
  ids: readonly number[],
  complain: Complain
): number[] | null {
  const learnable = tables.pokemon[pokemon].moves;
  const {name} = game.pokemon[pokemon];
  const moves: number[] = [];
  for (const [place, moveId] of ids.entries()) {
    const move = game.moves.findIndex((row) => row.id === moveId);
    if (!learnable.includes(move)) {
      const some = learnable
        .slice(0, SUCH_AS)
        .map((index) => `${game.moves[index].name.en} (${game.moves[index].id})`);
      const wrong = move < 0 ? "no move has this id" : `${game.moves[move].name.en} is none`;
      complain(
        ["move_ids", place],
        `expected a move that ${name.en} can learn, such as ${some.join(", ")}; ${wrong}`
      );
    } else if (moves.includes(move))
      complain(["move_ids", place], `expected each move once; ${game.moves[move].name.en} is there before`);
    else moves.push(move);
  }
  return moves.length === ids.length ? moves : null;
}

const isWithin = (value: number, {least, most}: Bounds): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

function stateOf(
  game: GameData,
  tables: BattleTables,
  fighter: Fighter,
  state: StateGiven,
  complain: Complain
): FighterState {
  const fresh = freshState(tables, fighter);
  const check = (path: readonly (string | number)[], value: number, bounds: Bounds, what: string): void => {
    if (!isWithin(value, bounds))
      complain(["state", ...path], `expected ${what}: a whole number from ${bounds.least} to ${bounds.most}`);
  };
  const {name} = game.pokemon[fighter.pokemon];
  const hp = state.hp ?? fresh.hp;
  check(["hp"], hp, {least: 1, most: fresh.hp}, `the HP that ${name.en} of this build has left`);
  const turns = state.ailment === null ? NO_TURNS : (AILMENT_TURNS[state.ailment] ?? NO_TURNS);
  const ailmentTurns = state.ailment_turns ?? turns.usual;
  check(["ailment_turns"], ailmentTurns, turns, `turns of ${state.ailment ?? "no ailment"}`);
  const powerPoints = state.power_points ?? fresh.powerPoints;
  if (powerPoints.length !== fighter.moves.length)
    complain(["state", "power_points"], `expected power points of each move: ${fighter.moves.length}`);
  else
    for (const [slot, left] of powerPoints.entries()) {
      const most = fresh.powerPoints[slot];
      check(
        ["power_points", slot],
        left,
        {least: 0, most},
        `power points of ${game.moves[fighter.moves[slot]].name.en}`
      );
    }
  return {
    hp,
    ailment: state.ailment,
    ailmentTurns,
    confusion: state.confusion,
    stages: toStages(state.stages),
    powerPoints
  };
}
