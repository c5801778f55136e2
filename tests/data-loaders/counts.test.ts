import {describe, expect, it} from "vitest";
import {gameOf} from "../../data-loaders/game-export.ts";
import {readCsvSource} from "../../data-loaders/sources/csv-source.ts";
import {readEmbeddedSource} from "../../data-loaders/sources/embedded.ts";
import {embeddedTables} from "./embedded-tables.ts";

const {tables, extras, disagreements} = embeddedTables();
const game = gameOf(tables, extras);
const pokemon = (identifier: string) => game.pokemon.find((one) => one.identifier === identifier)!;
const move = (identifier: string) => game.moves.find((one) => one.identifier === identifier)!;
const learned = (identifier: string) =>
  pokemon(identifier)
    .learnset.filter(({method}) => method !== "before_evolution")
    .map(({moveId}) => moveId);

describe("the embedded game", () => {
  it("has the counts of Let's Go", () => {
    expect(
      Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.length]))
    ).toMatchObject({
      type: 18,
      form: 6,
      pokemon_species: 153,
      type_effectiveness: 324,
      move: 226,
      pokemon: 188,
      pokemon_stat: 188
    });
    const count = (form: string) => game.pokemon.filter((one) => one.form === form).length;
    expect([count("base"), count("alola"), count("starter")]).toEqual([153, 18, 2]);
    expect(count("mega") + count("mega_x") + count("mega_y")).toBe(15);
  });

  it("reads the package's 4,632 pairs, of which Celebrate alone has no move in Let's Go", () => {
    const csv = readCsvSource();
    const rows = readEmbeddedSource(csv.rows.pokemon ?? []).rows.pokemon_move!;
    expect(new Set(rows.map((row) => `${row.pokemon_id} ${row.move_id}`)).size).toBe(4632);
    const byMethod = [1, 2, 3, 4].map((id) => rows.filter((row) => row.learn_method_id === id).length);
    expect(byMethod).toEqual([2035, 3144, 13, 90]);
    expect(disagreements.filter(({rule}) => rule === "unlisted").map(({key}) => key)).toEqual([
      "113 606 4  "
    ]);
  });

  it("teaches the partners their eleven moves, and nobody what a partner does of its own accord", () => {
    const taught = (identifier: string) =>
      pokemon(identifier)
        .learnset.filter(({method}) => method === "move_tutor")
        .map(({moveId}) => game.moves.find(({id}) => id === moveId)!.identifier);
    expect(taught("pikachu-starter")).toEqual(["zippy-zap", "splishy-splash", "floaty-fall"]);
    expect(taught("eevee-starter")).toEqual([
      "bouncy-bubble",
      "buzzy-buzz",
      "sizzly-slide",
      "glitzy-glow",
      "baddy-bad",
      "sappy-seed",
      "freezy-frost",
      "sparkly-swirl"
    ]);
    const known = new Set(game.pokemon.flatMap(({learnset}) => learnset.map(({moveId}) => moveId)));
    expect(game.moves.filter(({id}) => !known.has(id)).map(({identifier}) => identifier)).toEqual([
      "struggle",
      "pika-papow",
      "veevee-volley"
    ]);
    expect(disagreements.filter(({rule}) => rule === "never_taught")).toEqual([
      {
        table: "pokemon_move",
        key: "10158 732 3  ",
        column: "*",
        values: [{source: "embedded", value: true}],
        winner: "derived",
        rule: "never_taught"
      },
      {
        table: "pokemon_move",
        key: "10159 741 3  ",
        column: "*",
        values: [{source: "embedded", value: true}],
        winner: "derived",
        rule: "never_taught"
      }
    ]);
  });

  it("has the values of the generation", () => {
    const power = ["absorb", "mega-drain", "solar-beam", "sky-attack", "feint"].map((id) => move(id).power);
    expect(power).toEqual([40, 75, 200, 200, 30]);
    expect(["rest", "roost", "recover", "soft-boiled"].map((id) => move(id).pp)).toEqual([10, 10, 10, 10]);
    expect(pokemon("rhyhorn").typeIds).toEqual([5, 6]);
    expect(Object.values(pokemon("pikachu-starter").stats)).toEqual([45, 80, 50, 75, 60, 120]);
    expect(Object.values(pokemon("eevee-starter").stats)).toEqual([65, 75, 70, 65, 85, 75]);
    expect(pokemon("venusaur-mega")).toMatchObject({id: 10033, name: {fr: "Méga-Florizarre"}, heightM: 2.4});
    expect(pokemon("pikachu-starter").spriteUrl).toBeNull();
    expect(pokemon("pikachu").evolvesFromSpeciesId).toBeNull();
    expect(pokemon("slowbro").evolvesFromSpeciesId).toBe(79);
  });

  it("inherits along the line of the same form only", () => {
    expect(pokemon("venusaur-mega").learnset).toEqual(pokemon("venusaur").learnset);
    for (const id of ["raichu-alola", "exeggutor-alola", "marowak-alola", "eevee-starter"])
      expect(pokemon(id).learnset.filter(({method}) => method === "before_evolution")).toEqual([]);
    const vulpix = new Set(learned("vulpix-alola"));
    const inherited = pokemon("ninetales-alola").learnset.filter(({method}) => method === "before_evolution");
    expect(inherited.length).toBeGreaterThan(0);
    for (const {moveId} of inherited) expect(vulpix).toContain(moveId);
    expect(new Set(learned("mew")).size).toBe(71);
  });
});

it("has names without stray characters", () => {
  const names = [...game.pokemon, ...game.moves, ...game.types].flatMap(({name}) => [name.en, name.fr]);
  for (const name of names) expect(name).toMatch(/^[\p{L}\p{N}♀♂][\p{L}\p{N} '’.()♀♂-]*$/u);
  expect(pokemon("raichu-alola").name).toEqual({en: "Alolan Raichu", fr: "Raichu d'Alola"});
});
