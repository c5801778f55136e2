import type {Table} from "apache-arrow";
import {mount} from "../ui/state.ts";
import {lateEditor} from "./late-editor.ts";
import type {Writers} from "./result-downloads.ts";
import {type DuckDbModule, SqlDatabase} from "./sql-database.ts";
import {sqlPage} from "./sql-page.ts";
import type {SqlTable, SqlTableName} from "./sql-tables.ts";

/** What a table needs of Framework's `FileAttachment`. */
interface ParquetFile {
  parquet(): Promise<Table>;
}

interface SqlSources extends Writers {
  /** What is known of the tables. */
  readonly tables: Promise<readonly SqlTable[]>;
  readonly files: Readonly<Record<SqlTableName, ParquetFile>>;
  readonly duckdb: () => Promise<DuckDbModule>;
}

/** Everything but the list of tables is loaded when a query needs it. */
export const showSql = ({tables, files, duckdb, arrow, parquet}: SqlSources): Promise<void> =>
  mount(async () => {
    const known = await tables;
    const names = known.filter(({rows}) => rows !== null).map(({name}) => name);
    return sqlPage({
      tables: known,
      database: new SqlDatabase({duckdb, names, table: (name) => files[name as SqlTableName].parquet()}),
      writers: {arrow, parquet},
      makeEditor: lateEditor(async () => (await import("./sql-editor.ts")).sqlEditor),
      now: Date.now
    });
  });
