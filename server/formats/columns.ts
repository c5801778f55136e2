import {z} from "zod";

/** What a column's cells are; `json`: text of JSON. */
export type ColumnType = "text" | "integer" | "number" | "boolean" | "texts" | "numbers" | "json";

export interface Column {
  /** Where its value is in a row: a field of a field has both names, joined by _ in the column's. */
  readonly path: readonly string[];
  readonly type: ColumnType;
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
}

const SCALARS: Readonly<Record<string, ColumnType>> = {
  string: "text",
  integer: "integer",
  number: "number",
  boolean: "boolean"
};

/** A schema's type, without that it may be null. */
const typeOf = ({type}: Schema): string =>
  (typeof type === "string" ? [type] : (type ?? [])).find((one) => one !== "null") ?? "";

/** The columns of rows that a schema describes: fields of fields are columns, lists of objects are JSON. */
export function columnsOf(row: z.ZodType): Column[] {
  const {$defs = {}, ...root} = z.toJSONSchema(row, {io: "output"}) as Schema & {
    readonly $defs?: Readonly<Record<string, Schema>>;
  };
  const resolved = (schema: Schema): Schema =>
    schema.$ref === undefined ? schema : resolved($defs[schema.$ref.replace("#/$defs/", "")]);
  const listOf = (schema: Schema): ColumnType => {
    const items = (schema.prefixItems ?? (schema.items ? [schema.items] : [])).map(
      (item) => SCALARS[typeOf(resolved(item))]
    );
    if (items.length > 0 && items.every((type) => type === "text")) return "texts";
    return items.length > 0 && items.every((type) => type === "integer" || type === "number")
      ? "numbers"
      : "json";
  };
  const columnsIn = (given: Schema, path: readonly string[]): Column[] => {
    const schema = resolved(given);
    if (schema.anyOf !== undefined) {
      const seen = new Map<string, Column>();
      for (const option of schema.anyOf) {
        if (resolved(option).type === "null") continue;
        for (const column of columnsIn(option, path)) seen.set(column.path.join("_"), column);
      }
      return [...seen.values()];
    }
    if (schema.properties !== undefined) {
      return Object.entries(schema.properties).flatMap(([name, field]) => columnsIn(field, [...path, name]));
    }
    if (typeOf(schema) === "array") return [{path, type: listOf(schema)}];
    return [{path, type: SCALARS[typeOf(schema)] ?? "json"}];
  };
  return columnsIn(root, []);
}
