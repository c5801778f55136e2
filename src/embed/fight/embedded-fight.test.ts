import {expect, it} from "vitest";
import {game} from "../../../tests/support/battle-game.ts";
import "../../../tests/support/rendered-page.ts";
import {createEngine} from "../../fight/fight-engine.ts";
import {indexGame} from "../../ui/game.ts";
import {embeddedFight} from "./embedded-fight.ts";

it("says which names of the address are not in the game", () => {
  const index = indexGame(game);
  const engine = createEngine(index, null, "0");
  const shown = (query: string): string => {
    history.replaceState(null, "", `/embed/fight/${query}`);
    return embeddedFight(index, engine, () => {}).textContent;
  };
  expect(shown("?a=pikchu&b=mew")).toContain("“pikchu”");
  expect(shown("?a=pikachu&b=mew")).not.toContain("not in the game");
});
