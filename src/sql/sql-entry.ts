import {mount} from "../ui/state.ts";
import {type ColumnTables, rowsOf, type SqlClient, sqlPage} from "./sql-page.ts";

interface ClientMaker {
  of(tables: Readonly<Record<string, unknown>>): Promise<SqlClient>;
}

/** @param load gives Framework's DuckDB client, when the first query is asked */
export const showSql = (
  tables: Promise<ColumnTables>,
  load: () => Promise<{DuckDBClient: ClientMaker}>
): Promise<void> =>
  mount(async () => {
    const columns = await tables;
    return sqlPage(columns, async () => {
      const {DuckDBClient} = await load();
      return DuckDBClient.of(
        Object.fromEntries(Object.entries(columns).map(([name, table]) => [name, rowsOf(table)]))
      );
    });
  });
