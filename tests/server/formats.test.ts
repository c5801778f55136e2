import {tableFromIPC} from "apache-arrow";
import {csvParse} from "d3-dsv";
import {readParquet} from "parquet-wasm";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type ServedApp, serveApp} from "./support/serve-app.ts";

let app: ServedApp;
beforeAll(async () => {
  app = await serveApp();
});
afterAll(() => app.close());

const as = (type: string) => ({headers: {Accept: type}});
const bytes = async (response: Response) => new Uint8Array(await response.arrayBuffer());
const rowsOf = (ipc: Uint8Array) =>
  tableFromIPC(ipc)
    .toArray()
    .map((row) => JSON.parse(JSON.stringify(row)));

describe("a table", () => {
  it("is CSV where that is asked for: fields of fields are columns, lists have bars", async () => {
    const response = await app.get("/v1/pokemon?sort=id&limit=6", as("text/csv"));
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("vary")).toMatch(/Accept\b/);
    const rows = csvParse(await response.text());
    expect(rows.columns.slice(0, 8)).toEqual([
      "id",
      "identifier",
      "name",
      "names_en",
      "names_fr",
      "pokedex_number",
      "form",
      "types"
    ]);
    expect(rows).toHaveLength(6);
    expect(rows[5]).toMatchObject({identifier: "charizard", names_fr: "Dracaufeu", types: "fire|flying"});
    expect(rows[0]).toMatchObject({stats_hp: "45", evolves_from_pokedex_number: ""});
    expect(rows[5]["sprite_url"]).toMatch(/^https:/);
  });

  it("is the same as Arrow and as Parquet, with its types", async () => {
    const {items} = await (await app.get("/pokemon?limit=3")).json();
    const wanted = items.map(({id, types, weight_kg, stats}: Record<string, unknown>) => ({
      id,
      types,
      weight_kg,
      stats_hp: (stats as {hp: number}).hp
    }));
    const arrow = await app.get("/pokemon?limit=3", as("application/vnd.apache.arrow.stream"));
    const parquet = await app.get("/pokemon?limit=3", as("application/vnd.apache.parquet"));
    expect(parquet.headers.get("content-type")).toBe("application/vnd.apache.parquet");
    const ipc = await bytes(arrow);
    expect(rowsOf(ipc)).toMatchObject(wanted);
    expect(rowsOf(readParquet(await bytes(parquet)).intoIPCStream())).toMatchObject(wanted);
    expect(String(tableFromIPC(ipc).schema.fields.find(({name}) => name === "types")?.type)).toBe(
      "List<Utf8>"
    );
  });

  it("is a line a row as NDJSON, and lists of objects are JSON elsewhere", async () => {
    const lines = (await (await app.get("/pokemon/7/moves", as("application/x-ndjson"))).text())
      .trim()
      .split("\n");
    const rows = csvParse(await (await app.get("/pokemon/7/moves", as("text/csv"))).text());
    expect(rows).toHaveLength(lines.length);
    expect(JSON.parse(rows[0].learned_by)).toEqual(JSON.parse(lines[0]).learned_by);
  });

  it("that is empty keeps its columns", async () => {
    const csv = await (await app.get("/moves?text=zzzz", as("text/csv"))).text();
    expect(csv).toMatch(/^id,identifier,name,names_en,.*description\r\n$/);
    expect(
      rowsOf(await bytes(await app.get("/moves?text=zzzz", as("application/vnd.apache.arrow.stream"))))
    ).toEqual([]);
  });

  it.each(["/pokemon", "/types/affinities", "/pokemon/7/weaknesses", "/moves/by-type/normal", "/types"])(
    "%s can be had as one",
    async (path) => {
      const rows = csvParse(await (await app.get(path, as("text/csv"))).text());
      expect(rows.length).toBeGreaterThan(10);
    }
  );
});

describe("what cannot be had", () => {
  it("is refused with what can", async () => {
    const table = await app.get("/types", as("application/xml"));
    expect([table.status, (await table.json()).detail]).toEqual([
      406,
      'Accept: "application/xml" cannot be met; there is application/json, text/csv, application/vnd.apache.arrow.stream, application/vnd.apache.parquet, application/x-ndjson.'
    ]);
    const one = await app.get("/pokemon/7", as("text/csv"));
    expect([one.status, (await one.json()).detail]).toEqual([
      406,
      'Accept: "text/csv" cannot be met; there is application/json.'
    ]);
  });

  it("does not keep JSON from whoever takes it, or anything", async () => {
    for (const type of ["*/*", "application/*", "text/html, */*;q=0.1", "text/csv;q=0.1, application/json"]) {
      const response = await app.get("/types", as(type));
      expect(response.headers.get("content-type"), type).toMatch(/^application\/json/);
    }
  });
});

describe("a page", () => {
  it("says how many there are in all, and where its neighbours are", async () => {
    const response = await app.get("/v1/pokemon?type=dragon&offset=2&limit=2", as("text/csv"));
    expect(response.headers.get("x-total-count")).toBe("5");
    const at = (offset: number, relation: string) =>
      `</v1/pokemon?type=dragon&offset=${offset}&limit=2>; rel="${relation}"`;
    expect(response.headers.get("link")).toBe(
      [at(0, "first"), at(0, "prev"), at(4, "next"), at(4, "last")].join(", ")
    );
    const whole = await app.get("/pokemon?type=dragon");
    expect(whole.headers.get("link")).toBe(
      '</pokemon?type=dragon&offset=0&limit=500>; rel="first", </pokemon?type=dragon&offset=0&limit=500>; rel="last"'
    );
    expect((await app.get("/types")).headers.get("link")).toBeNull();
  });
});
