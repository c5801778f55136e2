import {type RecordBatch, type Schema, Table, tableFromArrays} from "apache-arrow";
import {expect, it, vi} from "vitest";
import {type DuckDbModule, SqlDatabase, StatementError, StoppedError} from "./sql-database.ts";

const LIMITS = {rows: 3, seconds: 60};

/** A connection that answers as is said here; a query that hangs ends only when it hears that it is cancelled. */
function fakeDuckDb(answer: (sql: string) => Table | Promise<Table>, hearsCancel = true) {
  const said: string[] = [];
  let ended = 0;
  let cancelled: (error: Error) => void = () => {};
  const connection = {
    async query(sql: string): Promise<Table> {
      said.push(sql);
      return new Table();
    },
    async send(sql: string) {
      said.push(sql);
      const table = await Promise.race([
        answer(sql),
        new Promise<never>((_, reject) => {
          cancelled = reject;
        })
      ]);
      const reader = {
        schema: table.schema as Schema,
        open: async () => reader,
        async *[Symbol.asyncIterator](): AsyncGenerator<RecordBatch> {
          yield* table.batches;
        }
      };
      return reader;
    },
    async cancelSent() {
      if (hearsCancel) cancelled(new Error("INTERRUPT Error: Interrupted!"));
      return hearsCancel;
    },
    insertArrowTable: async (_: Table, {name}: {name: string}) => void said.push(`insert ${name}`)
  };
  const module: DuckDbModule = {
    DuckDBClient: {
      of: async () => ({
        _db: {
          connect: async () => connection,
          terminate: async () => {
            ended += 1;
          }
        }
      })
    }
  };
  const database = new SqlDatabase({
    duckdb: async () => module,
    table: async () => new Table(),
    names: ["duel", "move"]
  });
  const run = async (sql: string, limits = LIMITS) => {
    await database.prepare(sql);
    return database.run(sql, limits);
  };
  return {database, run, said, ended: () => ended};
}

const numbers = (count: number): Table => tableFromArrays({n: Int32Array.from({length: count}, (_, n) => n)});
const hang = (): Promise<Table> => new Promise(() => {});

it("loads a table when a statement names it, once", async () => {
  const {run, said} = fakeDuckDb(() => numbers(1));
  await run("SELECT * FROM Duel");
  await run("SELECT * FROM duel");
  expect(said.filter((text) => text.startsWith("insert"))).toEqual(["insert duel"]);
});

it("asks for one row more than is wanted, and says that there are more", async () => {
  const {run, said} = fakeDuckDb((sql) => numbers(sql.includes("LIMIT 4") ? 4 : 9));
  const result = await run("SELECT 1");
  expect([result.rows, result.isCut]).toEqual([3, true]);
  expect(said.at(-1)).toBe("SELECT * FROM (\nSELECT 1\n) LIMIT 4");
  const other = fakeDuckDb(() => numbers(3));
  expect((await other.run("SHOW TABLES")).isCut).toBe(false);
});

it("tells a parser's error of the reader's own statement", async () => {
  const {run} = fakeDuckDb((sql) => {
    throw new Error(sql.startsWith("SELECT *") ? "Parser Error: at )" : "Parser Error: at end of input");
  });
  const error = await run("SELECT (1").catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StatementError);
  expect((error as StatementError).message).toBe("Parser Error: at end of input");
  expect((error as StatementError).sent).toEqual({text: "SELECT (1", shift: 0});
});

it("cancels a statement that hears it, and keeps the database", async () => {
  const {database, run, ended} = fakeDuckDb(hang);
  const running = run("SELECT 1");
  await vi.waitFor(() => {
    database.cancel();
    return expect(Promise.race([running, Promise.resolve("runs")])).rejects.toBeInstanceOf(StoppedError);
  });
  await expect(running).rejects.toMatchObject({reason: "cancelled", isRestarted: false});
  expect(ended()).toBe(0);
});

it("ends the database where a statement does not hear that its time is over, and starts another for the next", async () => {
  const {run, said, ended} = fakeDuckDb((sql) => (sql.includes("slow") ? hang() : numbers(1)), false);
  await expect(run("SELECT slow FROM duel", {rows: 3, seconds: 0.01})).rejects.toMatchObject({
    reason: "time",
    isRestarted: true
  });
  expect(ended()).toBe(1);
  expect((await run("SELECT 1 FROM duel")).rows).toBe(1);
  expect(said.filter((text) => text === "insert duel")).toHaveLength(2);
});

it("starts another database where one breaks", async () => {
  const {run, ended} = fakeDuckDb(() => {
    throw new Error("function signature mismatch");
  });
  await expect(run("SELECT 1")).rejects.toMatchObject({
    reason: "broken",
    message: "function signature mismatch"
  });
  expect(ended()).toBe(1);
});
