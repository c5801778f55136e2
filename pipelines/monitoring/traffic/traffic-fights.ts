import type {GameData, StatTable} from "../../../data-loaders/game-data.ts";
import {createBattleTables} from "../../battle/battle-tables.ts";
import {AWAKENING_VALUES, type Build, INDIVIDUAL_VALUES, LEVELS, statTable} from "../../battle/build.ts";
import {type Fighter, fighterPokemon} from "../../battle/fighter.ts";
import type {Sides} from "../../battle/solve/many-fights.ts";
import {drawBuildDuel, playBuildDuel} from "../../model/builds/build-duels.ts";
import {loggedFighter} from "../log/logged-fighter.ts";
import type {LoggedFight, LoggedFighter} from "../log/logged-prediction.ts";
import type {SyntheticPrediction} from "../log/write-synthetic-log.ts";
import type {Population} from "./traffic-questions.ts";

/** Draws fights of one attack a side: of builds as in the scenario `builds`, or drifted. */
export interface FightQuestioner {
  /** The body of a question to `/predict/fight`. */
  body(): Readonly<Record<string, unknown>>;
  /** One with its answer, worked out without a solver, as a server would have logged it. */
  answered(time: number, request: string): SyntheticPrediction;
}

/** One request in so many is a fight. */
export const REQUESTS_A_FIGHT = 20;

const BUDGET_MS = 200;
const SEEDS = 2 ** 31;

/** As far as anyone can raise a Pokémon: what a drifted population fights with. */
const MAXED: Partial<Build> = {
  level: LEVELS.most,
  individualValues: statTable(INDIVIDUAL_VALUES.most),
  awakeningValues: statTable(AWAKENING_VALUES.most)
};

const inApi = ({spAttack, spDefense, ...same}: StatTable) => ({
  ...same,
  sp_attack: spAttack,
  sp_defense: spDefense
});

export function createFightQuestioner(
  game: GameData,
  population: Population,
  random: () => number
): FightQuestioner {
  const tables = createBattleTables(game);
  const draw = (): Sides => {
    const {a, b} = drawBuildDuel(tables, Math.floor(random() * SEEDS), Math.floor(random() * SEEDS));
    const raised = ({state: _, build, ...fighter}: Fighter): Fighter => ({
      ...fighter,
      build: {...build, ...MAXED}
    });
    return population === "drifted" ? {a: raised(a), b: raised(b)} : {a, b};
  };
  const asked = ({pokemon, moves, build, state}: Fighter) => ({
    pokemon: game.pokemon[pokemon].id,
    moves: moves.map((move) => game.moves[move].id),
    build: {
      level: build.level,
      individual_values: inApi(build.individualValues),
      awakening_values: inApi(build.awakeningValues),
      nature: build.nature,
      friendship: build.friendship
    },
    ...(state && {state: {hp: state.hp}})
  });
  const logged = (fighter: Fighter): LoggedFighter =>
    loggedFighter(game, fighter, fighter.state?.hp ?? fighterPokemon(tables, fighter).hp);
  return {
    body() {
      const {a, b} = draw();
      return {a: asked(a), b: asked(b), budget_ms: BUDGET_MS};
    },
    answered(time, request) {
      let duel = playBuildDuel(tables, draw(), 1, 1);
      while (!duel.exact) duel = playBuildDuel(tables, draw(), 1, 1);
      const {a, b, probability} = duel;
      const fight: LoggedFight = {a: logged(a), b: logged(b), low: probability, high: probability};
      return {
        time,
        request,
        endpoint: "/predict/fight",
        duel: {
          pokemonA: fight.a.pokemon_id,
          moveA: fight.a.move_ids[0],
          pokemonB: fight.b.pokemon_id,
          moveB: fight.b.move_ids[0]
        },
        probability,
        fight
      };
    }
  };
}
