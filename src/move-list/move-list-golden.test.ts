import {it} from "vitest";
import {smallBestMoves} from "../../tests/src/fixtures/best-moves.ts";
import {click, enter, expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {smallGame} from "../../tests/support/small-game.ts";
import {movesPage} from "./move-list-page.ts";
import {movePage} from "./move-page.ts";

const golden = goldenOf("move-list");

const some = [
  {power: 65, accuracy: null, priority: 1, description: "Never misses."},
  {priority: -3, accuracy: 85, pp: 5}
];
const game = {...smallGame, moves: smallGame.moves.map((move, i) => ({...move, ...some[i]}))};

it("lists the moves, to filter and sort", async () => {
  await expectPage(golden("move-list"), () => movesPage(game), {
    "by power": click("th button", 3),
    "the most powerful last": click("th button", 3),
    "of type 10": enter("select", "10"),
    "special ones": enter("select", "special", 1),
    "of power 60 and more": enter("select", "60", 2),
    "named xyz": enter("input[type=search]", "xyz")
  });
});

it.each(["flamethrower", "growl"])("shows all of %s", async (identifier) => {
  const shown = smallGame.moves.map((move) => ({...move, description: "In the game’s words."}));
  await expectPage(
    golden(`move-${identifier}`),
    () => movePage({game: {...smallGame, moves: shown}, identifier, best: smallBestMoves}),
    {"its learners by name": click("th button", 1)}
  );
});

it("shows a move before any duel", async () => {
  await expectPage(golden("move-no-duels"), () =>
    movePage({game: smallGame, identifier: "surf", best: null})
  );
});
