import type {Client} from "pg";
import {sqlType} from "../schema/ddl.ts";
import type {Column} from "../schema/table.ts";
import {TABLE_NAMES, TABLES, type TableName} from "../schema/tables.ts";
import {MirrorError} from "./mirror-error.ts";

/** Stands in the comment on each of the mirror's tables; earlier versions had a hash in it. */
export const MARK = "[PredictionDex]";
const MARKED = /\[PredictionDex(?: [0-9a-f]{64})?\]/;

interface Found {
  readonly name: TableName;
  readonly comment: string | null;
  readonly columns: Readonly<Record<string, string>>;
}

/**
 * The mirror's tables that are there.
 * @throws MirrorError at a table of somebody else's, or of another structure
 */
export async function publishedTables(client: Client, schema: string): Promise<ReadonlySet<TableName>> {
  const {rows} = await client.query<Found>(
    `SELECT relname AS name, obj_description(c.oid, 'pg_class') AS comment,
       (SELECT coalesce(json_object_agg(attname, format_type(atttypid, atttypmod)), '{}') FROM pg_attribute
        WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE nspname = $1 AND relname = ANY ($2) AND relkind IN ('r', 'p', 'v', 'm', 'f')`,
    [schema, TABLE_NAMES]
  );
  for (const {name, comment, columns} of rows) {
    if (!MARKED.test(comment ?? ""))
      throw new MirrorError(
        `${schema}.${name} was not made by this mirror and is not changed; name another schema with --schema`
      );
    for (const [column, {type}] of Object.entries<Column>(TABLES[name].columns)) {
      const expected = sqlType(type, "postgres");
      if (columns[column] !== expected)
        throw new MirrorError(
          `${schema}.${name}.${column} ${columns[column] ? `is ${columns[column]}` : "is not there"}; expected ${expected}. ` +
            "Change it, drop the table, or name another schema with --schema"
        );
    }
  }
  return new Set(rows.map(({name}) => name));
}
