import {type DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";

export interface DuckDb {
  readonly connection: DuckDBConnection;
  close(): void;
}

/** DuckDB's settings, as its documentation names them. */
export interface DuckDbOptions {
  readonly threads?: number;
  /** Such as `512MB`. */
  readonly memory_limit?: string;
  /** Where what does not fit into memory is kept meanwhile; `.tmp` of the current folder otherwise. */
  readonly temp_directory?: string;
  readonly preserve_insertion_order?: boolean;
  /** Bytes; of a database file that is made anew. */
  readonly default_block_size?: number;
  readonly access_mode?: "READ_ONLY" | "READ_WRITE";
}

/**
 * Opens a database file, or one in memory, with one connection. Who opens it closes it.
 * @param path the database file; `:memory:` for none
 */
export async function openDuckDb(options: DuckDbOptions = {}, path = ":memory:"): Promise<DuckDb> {
  const settings = Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value)]));
  const instance = await DuckDBInstance.create(path, settings);
  try {
    const connection = await instance.connect();
    return {
      connection,
      close() {
        connection.closeSync();
        instance.closeSync();
      }
    };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

/** Opens DuckDB for one piece of work, and closes it whatever comes of that. */
export async function withDuckDb<Result>(
  work: (connection: DuckDBConnection) => Promise<Result>,
  options: DuckDbOptions = {},
  path = ":memory:"
): Promise<Result> {
  const {connection, close} = await openDuckDb(options, path);
  try {
    return await work(connection);
  } finally {
    close();
  }
}

/** Lets `work` read a database file, which it cannot change. */
export const readDuckDb = <Result>(
  path: string,
  work: (connection: DuckDBConnection) => Promise<Result>
): Promise<Result> => withDuckDb(work, {access_mode: "READ_ONLY"}, path);
