import {FORMS} from "../game-data.ts";
import type {Contribution, SourceRow} from "../reconcile/contribution.ts";
import type {Disagreement} from "../reconcile/reconcile.ts";
import {identityOf, keyOf} from "../reconcile/scope.ts";
import type {Row} from "../schema/tables.ts";

export const MEGA_FORM_IDS: ReadonlySet<number> = new Set(
  (["mega", "mega_x", "mega_y"] as const).map((form) => FORMS.indexOf(form) + 1)
);
const BASE_FORM_ID = FORMS.indexOf("base") + 1;

type Member = Pick<Row<"pokemon">, "id" | "species_id" | "form_id">;

/** Each Mega's base form. */
export function megaBases<P extends Member>(pokemon: readonly P[]): ReadonlyMap<number, P> {
  const bases = new Map(
    pokemon.filter(({form_id}) => form_id === BASE_FORM_ID).map((row) => [row.species_id, row])
  );
  const megas = pokemon.filter(({form_id}) => MEGA_FORM_IDS.has(form_id));
  return new Map(
    megas.flatMap(({id, species_id}) => (bases.has(species_id) ? [[id, bases.get(species_id)!]] : []))
  );
}

/**
 * Takes the learnsets of Megas out of what a source says, since theirs are derived, and reports where the
 * source has given a Mega another learnset than its base form.
 */
export function withoutMegas(
  contribution: Contribution,
  bases: ReadonlyMap<number, Member>
): {readonly contribution: Contribution; readonly disagreements: readonly Disagreement[]} {
  const learned = contribution.rows.pokemon_move ?? [];
  const stated = learned.filter(({pokemon_id}) => bases.has(pokemon_id!));
  if (stated.length === 0) return {contribution, disagreements: []};
  const {source} = contribution;
  const key = (row: SourceRow<"pokemon_move">): string => keyOf(row, identityOf("pokemon_move"));
  const disagreement = (rowKey: string, value: boolean): Disagreement => ({
    table: "pokemon_move",
    key: rowKey,
    column: "*",
    values: [{source, value}],
    winner: "derived",
    rule: "base_form"
  });
  const disagreements = [...new Set(stated.map(({pokemon_id}) => pokemon_id!))].flatMap((mega) => {
    const base = bases.get(mega)!.id;
    const own = new Set(stated.filter(({pokemon_id}) => pokemon_id === mega).map(key));
    const derived = new Set(
      learned.filter(({pokemon_id}) => pokemon_id === base).map((row) => key({...row, pokemon_id: mega}))
    );
    // A source that was not asked about the base form has nothing to compare with.
    if (derived.size === 0) return [];
    return [
      ...[...own].filter((row) => !derived.has(row)).map((row) => disagreement(row, true)),
      ...[...derived].filter((row) => !own.has(row)).map((row) => disagreement(row, false))
    ];
  });
  const rows = {
    ...contribution.rows,
    pokemon_move: learned.filter(({pokemon_id}) => !bases.has(pokemon_id!))
  };
  return {contribution: {...contribution, rows}, disagreements};
}
