import {loadGame} from "../../data-loaders/load-game.ts";
import {dataPaths} from "../../lib/files/paths.ts";

const game = await loadGame(dataPaths().game);
// The pages show no artwork, and hold no address of another host.
process.stdout.write(
  JSON.stringify({...game, pokemon: game.pokemon.map((entry) => ({...entry, spriteUrl: null}))})
);
