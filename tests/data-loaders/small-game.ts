import type {GameData, Pokemon} from "../../data-loaders/game-data.ts";
import {embeddedGame} from "./embedded-game.ts";

const MOVES = 5;

/** A third of the Pokémon, strong and weak, with few of the moves each can hit with: a reply is soon found. */
export function smallGame(): GameData {
  const game = embeddedGame();
  const hits = new Set(game.moves.filter(({mechanics}) => mechanics.damageType !== "none").map(({id}) => id));
  const few = ({learnset}: Pokemon): Pokemon["learnset"] => {
    const ids = [...new Set(learnset.map(({moveId}) => moveId))].filter((id) => hits.has(id));
    const kept = new Set(ids.filter((_, i) => i % Math.ceil(ids.length / MOVES) === 0));
    return learnset.filter(({moveId}) => kept.has(moveId));
  };
  const pokemon = game.pokemon.filter((_, i) => i % 3 === 0).map((one) => ({...one, learnset: few(one)}));
  return {...game, pokemon};
}
