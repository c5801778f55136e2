import {tableFromArrays, tableFromIPC, tableToIPC} from "apache-arrow";
import {describe, expect, it} from "vitest";
import {absentArrow} from "../../../src/workbench/arrow-table.ts";
import {namedTables} from "../../../src/workbench/named-tables.ts";
import {openTables, type TableSources} from "../../../src/workbench/open-tables.ts";

const bytes = tableToIPC(tableFromArrays({id: Int32Array.of(1, 2, 3)}), "stream");
const file = (content: Uint8Array, log: string[] = [], name = "") => ({
  async arrayBuffer() {
    log.push(`read ${name}`);
    return Uint8Array.from(content).buffer;
  }
});

function opened(files: (log: string[]) => TableSources["files"], refuse = "") {
  const log: string[] = [];
  const tables = openTables({
    arrow: async () => ({tableFromIPC}),
    duckdb: async () => ({
      async sql(strings) {
        const query = strings.join("?");
        log.push(query);
        if (refuse !== "") throw new Error(refuse);
        return tableFromIPC(bytes);
      },
      getDefaultClient: async () => ({
        _db: {
          connect: async () => ({
            async insertArrowFromIPCStream(_: Uint8Array, {name}: {name: string}) {
              log.push(`insert ${name}`);
            },
            close: async () => void log.push("close")
          })
        }
      })
    }),
    files: files(log)
  });
  return {...tables, log};
}

describe("tables by short names", () => {
  it("are those that a query names, in any case and place", () => {
    const names = ["move", "duel", "all_duels"];
    expect(namedTables("SELECT m.power FROM Move m JOIN (FROM duel)", names)).toEqual(["move", "duel"]);
    expect(namedTables("FROM all_duels", names)).toEqual(["all_duels"]);
    expect(namedTables("SELECT removed, duel_id FROM x", names)).toEqual([]);
  });

  it("are put into the database when a query first names them, once", async () => {
    const {sql, log} = opened((list) => ({move: file(bytes, list, "move"), duel: file(bytes, list, "duel")}));
    await Promise.all([sql`FROM move`, sql`FROM move WHERE id > ${1}`]);
    expect(log.filter((line) => line !== "close")).toEqual([
      "read move",
      "insert move",
      "FROM move",
      "FROM move WHERE id > ?"
    ]);
    expect(log).toContain("close");
  });

  it("are Arrow for JavaScript, read once", async () => {
    const {table, sql, log} = opened((list) => ({move: file(bytes, list, "move")}));
    expect((await table("move")).numRows).toBe(3);
    await sql`FROM move`;
    expect(log.filter((line) => line === "read move")).toHaveLength(1);
  });

  it("that are not made say what makes them, and leave other queries alone", async () => {
    const {sql, table} = opened(() => ({
      drift: file(absentArrow({"not-made": "npm run drift"})),
      runs: file(absentArrow({unreadable: "run.json is broken"})),
      move: file(bytes)
    }));
    await expect(sql`FROM drift`).rejects.toThrow(
      "the table drift has not been made yet: run “npm run drift”"
    );
    await expect(table("runs")).rejects.toThrow("the table runs cannot be read: run.json is broken");
    expect((await sql`FROM move`).numRows).toBe(3);
  });

  it("that nobody knows are told with those there are", async () => {
    const {sql, table} = opened(
      () => ({move: file(bytes)}),
      "Catalog Error: Table with name moves does not exist!"
    );
    await expect(table("moves")).rejects.toThrow("there is no table moves. Tables known by name: move.");
    await expect(sql`FROM moves`).rejects.toThrow(/does not exist!\nTables known by name: move\./);
  });

  it("tell DuckDB's own errors as they are", async () => {
    const {sql} = opened(() => ({move: file(bytes)}), "Parser Error: near FRM");
    await expect(sql`FRM move`).rejects.toThrow(/^Parser Error: near FRM$/);
  });

  it("are asked again after a failure", async () => {
    let times = 0;
    const {table} = opened(() => ({
      move: {
        async arrayBuffer() {
          times += 1;
          if (times === 1) throw new Error("offline");
          return Uint8Array.from(bytes).buffer;
        }
      }
    }));
    await expect(table("move")).rejects.toThrow("offline");
    expect((await table("move")).numRows).toBe(3);
  });
});
