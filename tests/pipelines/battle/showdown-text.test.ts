import * as letsGo from "@pkmn/mods/gen7letsgo";
import {Sets} from "@pkmn/sets";
import {build} from "esbuild";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {DEFAULT_BUILD, statTable} from "../../../pipelines/battle/build.ts";
import {ShowdownText} from "../../../pipelines/battle/showdown-text.ts";
import {anyBuild} from "../../support/any-build.ts";
import {game, M, P, tables} from "../../support/battle-game.ts";

let made: ShowdownText | undefined;
const format = (): ShowdownText => (made ??= new ShowdownText(game, tables()));

const CHARIZARD = `Kindle (Charizard-Mega-X) (M)
Level: 50
Shiny: Yes
Happiness: 255
EVs: 200 HP / 12 Atk / 200 Spe
Jolly Nature
IVs: 0 SpA
- Flare Blitz
- Dragon Tail
- Substitute
- Will-O-Wisp
`;

const charizard = {
  pokemon: P("charizard-mega-x"),
  moves: ["flare-blitz", "dragon-tail", "substitute", "will-o-wisp"].map(M),
  build: {
    level: 50,
    individualValues: {...statTable(31), spAttack: 0},
    awakeningValues: {...statTable(0), hp: 200, attack: 12, speed: 200},
    nature: "jolly",
    friendship: 255
  }
};

describe("Showdown's text", () => {
  it("is read with Awakening values in the line of EVs", () => {
    expect(format().read(CHARIZARD)).toEqual({fighters: [charizard], problems: []});
    expect(format().read(CHARIZARD.replace("EVs", "AVs").replaceAll("\n", "\r\n")).fighters).toEqual([
      charizard
    ]);
  });

  it("has level 100 and otherwise the default build where a set says nothing", () => {
    const {fighters, problems} = format().read("Mr. Mime\n- Psychic");
    expect(problems).toEqual([]);
    expect(fighters).toEqual([
      {pokemon: P("mr-mime"), moves: [M("psychic")], build: {...DEFAULT_BUILD, level: 100}}
    ]);
  });

  it("is read a team at a time, headings left aside, in French too", () => {
    const {fighters, problems} = format().read(
      `=== [gen7letsgoou] Mine ===\n\n${CHARIZARD}\n\nSalamèche\n- Flammèche\n\nNidoran-F\n- Scratch\n`
    );
    expect(problems).toEqual([]);
    expect(fighters.map(({pokemon}) => game.pokemon[pokemon].identifier)).toEqual([
      "charizard-mega-x",
      "charmander",
      "nidoran-f"
    ]);
  });

  it("comes back the same from what was written, whatever the build", () => {
    fc.assert(
      fc.property(fc.nat(game.pokemon.length - 1), anyBuild(), fc.nat(1000), (pokemon, any, from) => {
        const learnable = tables().pokemon[pokemon].moves;
        const moves = [...new Set([0, 1, 2, 3].map((i) => learnable[(from + i) % learnable.length]))];
        const fighter = {pokemon, moves, build: any};
        expect(format().read(format().write([fighter, fighter]))).toEqual({
          fighters: [fighter, fighter],
          problems: []
        });
      })
    );
  });

  it("is written as the format's own parser reads it", () => {
    const set = Sets.importSet(
      format().write([{...charizard, build: {...charizard.build, nature: "jolly"}}])
    );
    expect(set).toMatchObject({
      species: "Charizard-Mega-X",
      level: 50,
      happiness: 255,
      nature: "Jolly",
      moves: ["Flare Blitz", "Dragon Tail", "Substitute", "Will-O-Wisp"]
    });
  });

  it("knows every Pokémon and move of Let's Go by Showdown's ids", () => {
    const unknown = (what: string): unknown =>
      format()
        .read(what)
        .problems.find(({kind}) => kind.startsWith("unknown"));
    for (const id of Object.keys(letsGo.FormatsData))
      expect([id, unknown(`${id}\n- Tackle`)]).toEqual([id, undefined]);
    const learnsets = Object.values(letsGo.Learnsets as Record<string, {learnset?: object}>);
    const moves = new Set(learnsets.flatMap(({learnset}) => Object.keys(learnset ?? {})));
    // An event's; it is none of the game's moves.
    moves.delete("celebrate");
    for (const id of moves) expect([id, unknown(`Mew\n- ${id}`)]).toEqual([id, undefined]);
  });

  it.each([
    ["Pikachoo\n- Thunderbolt", "unknown_pokemon", 1, "Pikachoo", /Pikachu/, 0],
    ["Pikachu\n- Thunderbold", "unknown_move", 2, "Thunderbold", /^Thunderbolt,/, 0],
    ["Pikachu\n- Thunderbolt\n- Fire Blast", "cannot_learn", 3, "Fire Blast", /^Pay Day,/, 1],
    ["Pikachu\n- Thunderbolt\n- Thunderbolt", "repeated_move", 3, "Thunderbolt", /^$/, 1],
    ["Pikachu\nAlignment: good\n- Thunderbolt", "unknown_line", 2, "Alignment: good", /^Level: 50,/, 1],
    ["Pikachu\n- Thunderbolt | Slam\n- Slam", "unknown_line", 2, "- Thunderbolt | Slam", /^Level: 50,/, 1],
    ["Pikachu @ Light Ball\n- Thunderbolt", "no_items", 1, "Light Ball", /^$/, 1],
    ["Pikachu\nAbility: Static\n- Thunderbolt", "no_abilities", 2, "Ability: Static", /^$/, 1],
    ["Pikachu\nJoly Nature\n- Thunderbolt", "unknown_nature", 2, "Joly", /^Jolly,/, 1],
    ["Pikachu\nEVs: 20 Luck / 3 Atk\n- Thunderbolt", "unknown_stat", 2, "20 Luck", /^HP,Atk,/, 1],
    ["Pikachu\nEVs: 201 Atk\n- Thunderbolt", "out_of_range", 2, "201", /^0,200$/, 1],
    ["Pikachu\nLevel: 0\n- Thunderbolt", "out_of_range", 2, "0", /^1,100$/, 1],
    ["Pikachu\nLevel: high\n- Thunderbolt", "out_of_range", 2, "NaN", /^1,100$/, 1],
    ["Pikachu", "no_move", 1, "Pikachu", /^Pay Day,/, 0],
    ["a|b|c", "unknown_pokemon", 1, "a|b|c", /./, 0]
  ] as const)("%j: %s, and the rest is kept", (text, kind, line, given, expected, kept) => {
    const {fighters, problems} = format().read(`\n${text}\n\n${CHARIZARD}`);
    const [problem] = problems;
    expect(problem).toMatchObject({kind, line: line + 1, given});
    expect(String(problem.expected)).toMatch(expected);
    expect(problems.slice(1).every(({kind: other}) => other === "no_move")).toBe(true);
    expect(fighters).toHaveLength(kept + 1);
    expect(fighters[kept]).toEqual(charizard);
  });

  it("keeps what is within bounds of a value that is not, and the first four moves", () => {
    const {fighters, problems} = format().read(
      "Pikachu\nEVs: 252 Atk / 3 Spe\n- Slam\n- Thunderbolt\n- Iron Tail\n- Quick Attack\n- Thunder"
    );
    expect(problems.map(({kind}) => kind)).toEqual(["too_many_moves", "out_of_range"]);
    expect(fighters[0].moves).toHaveLength(4);
    expect(fighters[0].build.awakeningValues).toEqual({...statTable(0), attack: 200, speed: 3});
  });

  it("bundles for the browser", async () => {
    const {metafile} = await build({
      entryPoints: ["pipelines/battle/showdown-text.ts"],
      bundle: true,
      platform: "browser",
      format: "esm",
      write: false,
      metafile: true,
      logLevel: "silent"
    });
    const packages = Object.keys(metafile.inputs).filter((path) => path.startsWith("node_modules/"));
    for (const path of packages) expect(path).toMatch(/^node_modules\/(@pkmn\/sets|fastest-levenshtein)\//);
  });
});
