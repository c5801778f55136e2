import type {Table} from "apache-arrow";
import {dictionary} from "../i18n/language.ts";
import {ABSENCE_KEYS, type AbsenceKey, DATA_TABLE_NAMES} from "./data-tables.ts";
import {namedTables} from "./named-tables.ts";

const words = dictionary({
  "not-made": [
    "the table {name} has not been made yet: run “{value}”, then build the site again",
    "la table {name} n’existe pas encore : lancez « {value} », puis reconstruisez le site"
  ],
  unreadable: ["the table {name} cannot be read: {value}", "la table {name} est illisible : {value}"],
  known: ["Tables known by name: {names}.", "Tables connues par leur nom : {names}."],
  unknown: ["there is no table {name}", "il n’y a pas de table {name}"]
} satisfies Record<AbsenceKey | "known" | "unknown", readonly [string, string]>);

/** What a table needs of Framework's `FileAttachment`. */
interface TableFile {
  arrayBuffer(): Promise<ArrayBuffer>;
}

interface Connection {
  insertArrowFromIPCStream(bytes: Uint8Array, options: {name: string; schema: string}): Promise<void>;
  close(): Promise<void>;
}

type Sql = (strings: TemplateStringsArray, ...values: unknown[]) => Promise<Table>;

/** Framework's DuckDB module. The database behind its client has no other way in for bytes that are here already. */
interface DuckDbModule {
  readonly sql: Sql;
  getDefaultClient(): Promise<{readonly _db: {connect(): Promise<Connection>}}>;
}

interface ArrowModule {
  tableFromIPC(bytes: Uint8Array): Table;
}

export interface TableSources {
  /** Each is loaded when a cell first needs it. */
  readonly arrow: () => Promise<ArrowModule>;
  readonly duckdb: () => Promise<DuckDbModule>;
  readonly files: Readonly<Record<string, TableFile>>;
}

export interface OpenedTables {
  /** Framework's `sql`, which finds the tables that a query names. */
  readonly sql: Sql;
  /** A table for JavaScript, as Arrow. */
  readonly table: (name: string) => Promise<Table>;
}

/** Remembers what succeeds; what fails is tried anew. */
function once<T>(make: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const next = make(name);
    made.set(name, next);
    next.catch(() => made.delete(name));
    return next;
  };
}

const known = (names: Iterable<string>): string => words("known", {names: [...names].sort().join(", ")});

/** The data by short names, for a notebook's cells; nothing is loaded before a cell asks for it. */
export function openTables({arrow, duckdb, files}: TableSources): OpenedTables {
  const names = DATA_TABLE_NAMES.filter((name) => name in files);
  const read = once(async (name) => {
    if (!(name in files)) throw new RangeError(`${words("unknown", {name})}. ${known(names)}`);
    const [{tableFromIPC}, buffer] = await Promise.all([arrow(), files[name].arrayBuffer()]);
    const bytes = new Uint8Array(buffer);
    const table = tableFromIPC(bytes);
    for (const key of ABSENCE_KEYS) {
      const value = table.schema.metadata.get(key);
      if (value !== undefined) throw new Error(words(key, {name, value}));
    }
    return {bytes, table};
  });
  const insert = once(async (name) => {
    const [{bytes}, {getDefaultClient}] = await Promise.all([read(name), duckdb()]);
    const connection = await (await getDefaultClient())._db.connect();
    try {
      // DuckDB's worker takes the bytes away, and JavaScript's table lies in them.
      await connection.insertArrowFromIPCStream(bytes.slice(), {name, schema: "main"});
    } finally {
      await connection.close();
    }
  });
  return {
    table: async (name) => (await read(name)).table,
    async sql(strings, ...values) {
      const asked = namedTables(strings.join(" "), names);
      const [{sql}] = await Promise.all([duckdb(), ...asked.map(insert)]);
      try {
        return await sql(strings, ...values);
      } catch (error) {
        const {message} = error as Error;
        throw /Table with name .* does not exist/.test(message)
          ? new Error(`${message}\n${known(names)}`)
          : error;
      }
    }
  };
}
