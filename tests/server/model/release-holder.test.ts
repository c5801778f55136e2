import {expect, it} from "vitest";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {ReleaseHolder} from "../../../server/model/release-holder.ts";
import {createVerifier} from "../../../server/verifier.ts";
import {fakeModel} from "../support/fake-model.ts";
import {smallGame} from "../support/small-game.ts";

/** The game with a Charmander that any hit ends, and that is slow. */
const FRAIL_HP = 1;
const frailGame: GameData = {
  ...smallGame,
  pokemon: smallGame.pokemon.map((pokemon) =>
    pokemon.id === 4 ? {...pokemon, stats: {...pokemon.stats, hp: FRAIL_HP, defense: 1, speed: 1}} : pokemon
  )
};
const duel = {pokemonA: 7, moveA: 33, pokemonB: 4, moveB: 52};
const PLAYOUTS = 500;

it("a release is replaced whole: what is shown, what answers, what is logged and what is verified are of one game", () => {
  const holder = new ReleaseHolder(() => []);
  holder.replace(fakeModel(smallGame, 1));
  const before = holder.current!;
  holder.replace(fakeModel(frailGame, 2));
  const after = holder.current!;
  const told = ({catalogue, model, verify}: typeof before) => ({
    shown: catalogue.game,
    hp: catalogue.pokemon.byId(4).stats.hp,
    answering: model?.game,
    version: model?.manifest.version,
    verified: verify(duel, PLAYOUTS)
  });
  const expected = (game: GameData, version: number, hp: number) => ({
    shown: game,
    hp,
    answering: game,
    version,
    verified: createVerifier(game)(duel, PLAYOUTS)
  });
  expect(told(after)).toEqual(expected(frailGame, 2, FRAIL_HP));
  expect(told(before), "a request that began before goes on with all of it").toEqual(
    expected(smallGame, 1, 39)
  );
  expect(told(after).verified.probability).toBeGreaterThan(told(before).verified.probability);
});
