import type {TableName, Tables} from "../schema/tables.ts";

const numbered = (rows: readonly {readonly id: number; readonly name_en: string}[]) =>
  new Map(rows.map(({id, name_en}) => [String(id), name_en]));

/** Says for people which row a key means: `113 606 4` in pokemon_move is "Chansey · Celebrate". */
export function createLabels(
  tables: Tables,
  unlistedMoves: ReadonlyMap<string, string>
): (table: TableName, key: string) => string {
  const pokemon = numbered(tables.pokemon);
  const moves = new Map([...unlistedMoves, ...numbered(tables.move)]);
  const species = numbered(tables.pokemon_species);
  const types = numbered(tables.type);
  return (table, key) => {
    const parts = key.split(" ");
    const name = (names: ReadonlyMap<string, string>, part: string) => names.get(part) ?? part;
    switch (table) {
      case "pokemon":
      case "pokemon_stat":
      case "pokemon_type":
        return name(pokemon, parts[0]);
      case "pokemon_species":
        return name(species, parts[0]);
      case "move":
        return name(moves, parts[0]);
      case "pokemon_move":
        return `${name(pokemon, parts[0])} · ${name(moves, parts[1])}`;
      case "type":
        return name(types, parts[0]);
      case "type_effectiveness":
        return `${name(types, parts[0])} → ${name(types, parts[1])}`;
      default:
        return key;
    }
  };
}
