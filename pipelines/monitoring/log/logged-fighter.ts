import type {GameData} from "../../../data-loaders/game-data.ts";
import type {Fighter} from "../../battle/fighter.ts";
import type {LoggedFighter} from "./logged-prediction.ts";

/** A side of a fight as the log has it. @param hp that it has left */
export const loggedFighter = (
  game: GameData,
  {pokemon, moves, build, state}: Fighter,
  hp: number
): LoggedFighter => ({
  pokemon_id: game.pokemon[pokemon].id,
  move_ids: moves.map((move) => game.moves[move].id),
  level: build.level,
  individual_values: build.individualValues,
  awakening_values: build.awakeningValues,
  nature: build.nature,
  friendship: build.friendship,
  hp,
  ailment: state?.ailment ?? null
});
