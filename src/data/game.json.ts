import {readFileSync} from "node:fs";
import type {GameData} from "../../data-loaders/game-data.ts";
import {dataPaths} from "../../lib/files/paths.ts";

const game = JSON.parse(readFileSync(dataPaths().game, "utf8")) as GameData;
// The pages show no artwork, and hold no address of another host.
process.stdout.write(
  JSON.stringify({...game, pokemon: game.pokemon.map((entry) => ({...entry, spriteUrl: null}))})
);
