import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import type {ZodType} from "zod";
import {
  chainAnswer,
  moveAnswer,
  pokemonAnswer,
  speciesAnswer,
  typeAnswer
} from "../../data-loaders/sources/pokeapi/pokeapi-answers.ts";
import {moveRow, pokemonRows, preEvolutions, typeRows} from "../../data-loaders/sources/pokeapi/rows.ts";
import {moveNames} from "../../data-loaders/sources/pokepedia/move-names.ts";
import {megaBases} from "../../data-loaders/steps/megas.ts";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {NameIndex} from "../../lib/names/name-index.ts";
import {embeddedTables} from "./embedded-tables.ts";

/** A folder of genuine answers, laid out as their addresses are. The tests are skipped where there is none. */
const sample = process.env.POKEAPI_SAMPLE ?? join(REPOSITORY, "..", "shared", "fixtures", "pokeapi-sample");

function answers<T>(kind: string, schema: ZodType<T>): T[] {
  const folder = join(sample, "api", "v2", kind);
  return readdirSync(folder).map((file) =>
    schema.parse(JSON.parse(readFileSync(join(folder, file), "utf8")))
  );
}

/** Where PokéAPI states something else: what changed after Let's Go, of which it keeps no past. */
const DIFFERENT: Readonly<Record<string, object>> = {
  "zippy-zap": {crit_stage: 0, stat_change_target: "user", stat_change_percent: 100, stat_evasion: 1}
};

describe.skipIf(!existsSync(sample))("genuine PokéAPI answers", () => {
  const {tables} = embeddedTables();

  it("give every form the learnset that the package gives it, entry by entry", () => {
    const bases = megaBases(tables.pokemon);
    // PokéAPI knows no events.
    const [event, inherited] = [4, 5];
    const forms = answers("pokemon", pokemonAnswer);
    expect(forms.length).toBeGreaterThan(0);
    for (const form of forms) {
      const entry = (row: {
        move_id?: number;
        learn_method_id?: number;
        learn_level?: number | null;
      }): string => `${row.move_id} ${row.learn_method_id} ${row.learn_level}`;
      const theirs = pokemonRows(form).pokemon_move.map(entry).sort();
      const owner = bases.get(form.id)?.id ?? form.id;
      const ours = tables.pokemon_move.filter(
        (row) => row.pokemon_id === owner && ![event, inherited].includes(row.learn_method_id)
      );
      expect(theirs, form.name).toEqual(ours.map(entry).sort());
    }
  });

  it("agree on stats, types, size and pictures", () => {
    for (const form of answers("pokemon", pokemonAnswer)) {
      const {pokemon, pokemon_stat, pokemon_type} = pokemonRows(form);
      expect(tables.pokemon.find(({id}) => id === form.id)).toMatchObject(pokemon);
      expect(tables.pokemon_stat.find(({pokemon_id}) => pokemon_id === form.id)).toEqual(pokemon_stat);
      expect(tables.pokemon_type.filter(({pokemon_id}) => pokemon_id === form.id)).toEqual(pokemon_type);
    }
  });

  it("agree on moves once later changes are undone, but for PP known to be wrong", () => {
    const wrongPp = ["rest", "roost", "recover", "soft-boiled"];
    for (const answer of answers("move", moveAnswer)) {
      const {pp, name_en, name_fr, ...stated} = moveRow(answer);
      const expected = tables.move.find(({id}) => id === answer.id);
      const otherwise = DIFFERENT[answer.name] ?? {};
      expect({...expected, ...otherwise}, answer.name).toMatchObject(stated);
      if (!wrongPp.includes(answer.name)) expect(pp, answer.name).toBe(expected!.pp);
    }
  });

  it("name moves in the French of today, which is known beside that of the game", () => {
    const findMove = moveNames(tables.move);
    const index = new NameIndex(tables.move, [({name_fr}) => name_fr, ({name_fr_alias}) => name_fr_alias]);
    const moves = answers("move", moveAnswer).map(moveRow);
    for (const {id, name_fr} of moves)
      expect([findMove(name_fr!), index.find(name_fr!)?.id]).toEqual([id, id]);
    const other = moves.filter(
      ({id, name_fr}) => tables.move.find((move) => move.id === id)!.name_fr !== name_fr
    );
    expect(other.length).toBeGreaterThan(5);
  });

  it("agree on types and evolution", () => {
    for (const answer of answers("type", typeAnswer)) {
      const expected = tables.type_effectiveness.filter(
        ({attacking_type_id}) => attacking_type_id === answer.id
      );
      expect(typeRows(answer).type_effectiveness).toEqual(expected);
    }
    const inGame = new Set(tables.pokemon_species.map(({id}) => id));
    const before = preEvolutions(answers("evolution-chain", chainAnswer), inGame);
    for (const {id} of answers("pokemon-species", speciesAnswer)) {
      const species = tables.pokemon_species.find((row) => row.id === id)!;
      expect(before.get(id) ?? null).toBe(species.evolves_from_species_id);
    }
  });
});

if (!existsSync(sample))
  it.skip("SKIPPED: there is no folder of genuine PokéAPI answers (POKEAPI_SAMPLE names one)", () => {});
