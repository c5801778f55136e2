import {it} from "vitest";
import {smallBestMoves} from "../../tests/src/fixtures/best-moves.ts";
import {encodedMatchups} from "../../tests/src/fixtures/matchups.ts";
import {click, enter, expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {smallGame} from "../../tests/support/small-game.ts";
import {formPage} from "./pokedex-form.ts";
import {pokedexList} from "./pokedex-list.ts";

const golden = goldenOf("pokedex");

it("lists the forms, to filter and sort", async () => {
  await expectPage(golden("pokedex"), () => pokedexList(smallGame), {
    "those named char": enter("input[type=search]", "char"),
    "of type 3": enter("select", "3"),
    "of no Mega form": enter("select", "mega", 1),
    "by HP": click("th button", 3),
    "favourites alone, of which there are none": enter("select", "only", 2)
  });
});

it.each(["charizard", "ditto"])("shows all of %s", async (identifier) => {
  const matchups = encodedMatchups(smallGame.pokemon.length);
  await expectPage(
    golden(`form-${identifier}`),
    () => formPage({game: smallGame, identifier, matchups, best: smallBestMoves}),
    {
      "its moves by name": click("th button")
    }
  );
});

it("shows a form before any duel", async () => {
  await expectPage(golden("form-no-duels"), () =>
    formPage({game: smallGame, identifier: "squirtle", matchups: new ArrayBuffer(0), best: null})
  );
});
