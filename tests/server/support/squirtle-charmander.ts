import {fakeModel} from "./fake-model.ts";
import {smallGame} from "./small-game.ts";

const {recommender} = fakeModel(smallGame);
/** Of Squirtle against Charmander, by the small model. */
export const probability = (moveA: number, moveB: number) =>
  recommender.winProbability({pokemonA: 7, moveA, pokemonB: 4, moveB});
export const [TACKLE, WATER_GUN, SURF, EMBER, SCRATCH, QUICK_ATTACK] = [33, 55, 57, 52, 10, 98];
/** How the small model's answers come about: by itself. */
export const byModel = (win: unknown) => ({
  method: "model",
  playouts: 0,
  interval: null,
  model_probability: win
});
export const VERIFICATION = {
  win_probability: 0.25,
  method: "monte_carlo",
  playouts: 20_000,
  standard_error: 0.01
};
