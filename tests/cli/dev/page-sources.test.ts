import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {pageSource} from "../../../cli/dev/page-sources.ts";
import {smallGame} from "../../support/small-game.ts";

let root: string;
let game: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "page-sources-"));
  game = join(root, "game.json");
  writeFileSync(game, JSON.stringify(smallGame));
  for (const file of [
    "index.md",
    "404.md",
    "drift/index.md",
    "handbook/api.md",
    "pokedex/index.md",
    "pokedex/[form].md",
    "move-list/[move].md"
  ]) {
    mkdirSync(join(root, file, ".."), {recursive: true});
    writeFileSync(join(root, file), "");
  }
});
afterAll(() => rmSync(root, {recursive: true}));

const fileOf = (address: string, games = game): string | undefined =>
  pageSource(root, games, address)?.file.slice(root.length + 1);

it.each([
  ["/", "index.md"],
  ["/drift/", "drift/index.md"],
  ["/drift", undefined],
  ["/handbook/api", "handbook/api.md"],
  ["/handbook/api/", undefined],
  ["/pokedex/", "pokedex/index.md"],
  ["/pokedex/charmander", "pokedex/[form].md"],
  ["/pokedex/nobody", undefined],
  ["/move-list/ember", "move-list/[move].md"],
  ["/move-list/charmander", undefined],
  ["/pokedex/[form]", undefined],
  ["/404", undefined],
  ["/moves", undefined],
  ["/../../etc/passwd", undefined],
  ["/nowhere/at/all", undefined],
  ["/a\0", undefined]
])("the page at %s is %s", (address, file) => expect(fileOf(address)).toBe(file));

it("names what a page from a template is about; every name has one while the game is unknown", () => {
  expect(pageSource(root, game, "/pokedex/charmander")?.subject?.name.en).toBe("Charmander");
  expect(pageSource(root, game, "/move-list/ember")?.subject?.name.en).toBe("Ember");
  expect(fileOf("/pokedex/nobody", join(root, "none.json"))).toBe("pokedex/[form].md");
});
