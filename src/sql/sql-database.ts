import type {RecordBatch, Schema, Table} from "apache-arrow";
import {namedTables} from "../workbench/named-tables.ts";
import {isReading, limited, type SentStatement} from "./limited-statement.ts";
import type {QueryResult} from "./query-result.ts";

interface Reader extends AsyncIterable<RecordBatch> {
  readonly schema: Schema;
  open(): Promise<Reader>;
}

interface Rows {
  readonly schema: Schema;
  readonly batches: AsyncIterable<RecordBatch> | Iterable<RecordBatch>;
}

/** What the page uses of DuckDB's connection in the browser. */
interface Connection {
  /** Runs a text whole, and hears nothing meanwhile. */
  query(sql: string): Promise<Table>;
  /** Runs one statement, a step at a time, between which it hears of a cancellation. */
  send(sql: string): Promise<Reader>;
  cancelSent(): Promise<boolean>;
  insertArrowTable(table: Table, options: {readonly name: string; readonly schema: string}): Promise<void>;
}

interface Database {
  connect(): Promise<Connection>;
  terminate(): Promise<void>;
}

/** Framework's DuckDB module. What is behind its client can be ended and told what types to keep. */
export interface DuckDbModule {
  readonly DuckDBClient: {
    of(
      sources: Readonly<Record<string, never>>,
      options: {readonly query: {readonly castBigIntToDouble: boolean; readonly castTimestampToDate: boolean}}
    ): Promise<{readonly _db: Database}>;
  };
}

export interface DatabaseSources {
  /** Loaded when the first query is asked. */
  readonly duckdb: () => Promise<DuckDbModule>;
  /** Reads a table's Parquet file. */
  readonly table: (name: string) => Promise<Table>;
  /** Tables there are. */
  readonly names: readonly string[];
}

export interface Limits {
  readonly rows: number;
  readonly seconds: number;
}

export type StopReason = "cancelled" | "time" | "broken";

/** A statement that was ended before its end. */
export class StoppedError extends Error {
  constructor(
    readonly reason: StopReason,
    /** The database had to be ended too: what was made in it is gone. */
    readonly isRestarted: boolean,
    message: string = reason
  ) {
    super(message);
    this.name = "StoppedError";
  }
}

/** What the database says of a statement, which it may have been sent inside another. */
export class StatementError extends Error {
  constructor(
    message: string,
    readonly sent: SentStatement
  ) {
    super(message);
    this.name = "StatementError";
  }
}

/** What waits this long for a cancelled statement ends the worker instead: some loops of DuckDB hear nothing. */
const GRACE_MS = 700;

/** What DuckDB says of a statement; anything else comes from a database that is broken. */
const SAID = /^(?!INTERNAL|FATAL)[A-Z][\w -]* (?:Error|Exception): /;

interface Opened {
  readonly db: Database;
  readonly connection: Connection;
  readonly loaded: Set<string>;
}

/** A database in a worker of the page's own, with the tables that statements name; one statement at a time. */
export class SqlDatabase {
  #opened: Promise<Opened> | null = null;
  #stop: ((reason: StopReason) => void) | null = null;
  #isCancelled = false;

  constructor(
    private readonly sources: DatabaseSources,
    private readonly now: () => number = () => performance.now()
  ) {}

  async #open(): Promise<Opened> {
    const {DuckDBClient} = await this.sources.duckdb();
    const {_db: db} = await DuckDBClient.of(
      {},
      {query: {castBigIntToDouble: false, castTimestampToDate: false}}
    );
    const connection = await db.connect();
    // Extensions lie on another host, which the page's policy forbids: asking for one would break the database.
    for (const act of ["autoinstall", "autoload"])
      await connection.query(`SET ${act}_known_extensions = false`);
    return {db, connection, loaded: new Set()};
  }

  /** Opens the database, and gives it the tables that a statement names. */
  async prepare(sql: string): Promise<void> {
    this.#isCancelled = false;
    this.#opened ??= this.#open();
    this.#opened.catch(() => {
      this.#opened = null;
    });
    const {connection, loaded} = await this.#opened;
    const named = namedTables(sql, this.sources.names).filter((name) => !loaded.has(name));
    for (const [name, table] of await Promise.all(
      named.map(async (one) => [one, await this.sources.table(one)] as const)
    )) {
      if (loaded.has(name)) continue;
      await connection.insertArrowTable(table, {name, schema: "main"});
      loaded.add(name);
    }
  }

  async #restart(db: Database): Promise<void> {
    this.#opened = null;
    await db.terminate();
  }

  /**
   * Runs one statement, prepared before.
   * @throws StoppedError where it was cancelled, took too long, or broke the database; StatementError
   */
  async run(sql: string, limits: Limits): Promise<QueryResult> {
    if (this.#opened === null) throw new Error("the database is not open");
    const {db, connection} = await this.#opened;
    if (this.#isCancelled) throw new StoppedError("cancelled", false);
    let stopping: StopReason | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ended = new Promise<never>((_, reject) => {
      this.#stop = (reason) => {
        if (stopping !== null) return;
        stopping = reason;
        connection.cancelSent().catch(() => {});
        timer = setTimeout(() => {
          void this.#restart(db);
          reject(new StoppedError(reason, true));
        }, GRACE_MS);
      };
    });
    const deadline = setTimeout(() => this.#stop?.("time"), limits.seconds * 1000);
    try {
      return await Promise.race([this.#read(connection, sql, limits.rows, () => stopping), ended]);
    } catch (error) {
      if (error instanceof StoppedError) throw error;
      if (stopping !== null) throw new StoppedError(stopping, false);
      if (error instanceof StatementError) throw error;
      const {message} = error as Error;
      void this.#restart(db);
      throw new StoppedError("broken", true, message);
    } finally {
      clearTimeout(deadline);
      clearTimeout(timer);
      this.#stop = null;
    }
  }

  /** The rows of a statement as it is sent. */
  async #ask(connection: Connection, {text}: SentStatement): Promise<Rows> {
    const reader = await (await connection.send(text)).open();
    const {schema} = reader;
    // Rows that come step by step come without the words of an enumeration.
    if (isReading(text) && schema.fields.some(({type}) => String(type).includes("Dictionary")))
      return connection.query(text);
    return {schema, batches: reader};
  }

  async #answer(connection: Connection, sql: string, most: number): Promise<Rows> {
    const sent = limited(sql, most);
    const failed = (error: unknown, of: SentStatement): Error =>
      error instanceof Error && SAID.test(error.message)
        ? new StatementError(error.message, of)
        : (error as Error);
    try {
      return await this.#ask(connection, sent);
    } catch (error) {
      const {message} = error as Error;
      const alone = {text: sql, shift: 0};
      // PIVOT is two statements for the database.
      if (message.includes("single statement")) return connection.query(sql);
      if (!message.startsWith("Parser Error") || sent.shift === 0) throw failed(error, sent);
      // What is wrong is told of the reader's own words.
      try {
        return await this.#ask(connection, alone);
      } catch (second) {
        throw failed(second, alone);
      }
    }
  }

  async #read(
    connection: Connection,
    sql: string,
    most: number,
    stopping: () => StopReason | null
  ): Promise<QueryResult> {
    const begun = this.now();
    const {schema, batches} = await this.#answer(connection, sql, most + 1);
    const kept: RecordBatch[] = [];
    let rows = 0;
    let isCut = false;
    for await (const batch of batches) {
      const reason = stopping();
      if (reason !== null) throw new StoppedError(reason, false);
      const left = most - rows;
      isCut = batch.numRows > left;
      const part = isCut ? batch.slice(0, left) : batch;
      if (part.numRows > 0) kept.push(part);
      rows += part.numRows;
      if (isCut) break;
    }
    return {schema, batches: kept, rows, isCut, took: this.now() - begun};
  }

  /** Ends the statement that runs, or is prepared. */
  cancel(): void {
    this.#isCancelled = true;
    this.#stop?.("cancelled");
  }
}
