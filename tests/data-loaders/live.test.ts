import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import type {ServerResponse} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runEtl} from "../../data-loaders/etl.ts";
import type {QualityReport} from "../../data-loaders/quality/quality-report.ts";
import type {Contribution} from "../../data-loaders/reconcile/contribution.ts";
import {readCsvSource} from "../../data-loaders/sources/csv-source.ts";
import {type LiveAccess, pokeApiFetcher} from "../../data-loaders/sources/live.ts";
import {askPokeApi} from "../../data-loaders/sources/pokeapi/pokeapi-client.ts";
import {pokeApiContribution} from "../../data-loaders/sources/pokeapi/pokeapi-contribution.ts";
import {pageUrl} from "../../data-loaders/sources/pokepedia/pokepedia-client.ts";
import {sourceConfig} from "../../data-loaders/sources/source-config.ts";
import {enrichStep} from "../../data-loaders/steps/enrich.ts";
import {postProcess} from "../../data-loaders/steps/post-process.ts";
import {scrapeStep} from "../../data-loaders/steps/scrape.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {embeddedTables} from "./embedded-tables.ts";
import {pokeApiAnswers} from "./stand-ins/pokeapi.ts";
import {type PageParts, pageHtml, pagesOf} from "./stand-ins/pokepedia.ts";
import {type StandIn, standIn} from "./stand-ins/server.ts";

const {tables} = embeddedTables();
const csv = readCsvSource();
const answers = pokeApiAnswers(tables);
/** A fifth of the pages, with what the tests name; the others are not there, as happens. */
const served = new Set(["Pikachu", "Évoli", "Rattata", "Raichu d'Alola"]);
const pages = new Map([...pagesOf(tables)].filter(([title], index) => index % 5 === 0 || served.has(title)));
const folder = mkdtempSync(join(tmpdir(), "live-"));
const request = {pokemonIds: [25, 19], speciesIds: [19, 20, 25, 26], moveIds: [33, 39, 165], typeIds: [1]};
const fewPages: Contribution = {
  ...csv,
  rows: {...csv.rows, pokemon: csv.rows.pokemon!.filter(({species_id}) => species_id === 19)}
};
const silent = {info: () => {}, warn: () => {}};
let pokeapi: StandIn;
let pokepedia: StandIn;
let robots = "User-agent: *\nDisallow: /Spécial:\n";
/** What a path answers once, before its real answer. */
const mishaps = new Map<string, (response: ServerResponse) => void>();

function serve(path: string, body: string | undefined, response: ServerResponse): void {
  const mishap = mishaps.get(path);
  mishaps.delete(path);
  if (mishap) mishap(response);
  else if (body === undefined) response.writeHead(404).end();
  else response.end(body);
}

beforeAll(async () => {
  pokeapi = await standIn((path, _, response) => {
    const answer = answers.get(path);
    serve(path, answer && JSON.stringify(answer), response);
  });
  pokepedia = await standIn((path, _, response) => {
    if (path === "/robots.txt") return serve(path, robots, response);
    const title = path.split("/")[1].replaceAll("_", " ");
    const page = pages.get(title);
    serve(path, page && pageHtml(title, page), response);
  });
});
afterAll(async () => {
  await Promise.all([pokeapi.close(), pokepedia.close()]);
  rmSync(folder, {recursive: true});
});

const access = (cache: string, mode: "live" | "cache", env: NodeJS.ProcessEnv = {}): LiveAccess => ({
  mode,
  config: sourceConfig(
    {
      POKEAPI_URL: `${pokeapi.url}/api/v2`,
      POKEPEDIA_URL: pokepedia.url,
      POKEPEDIA_INTERVAL_MS: "0",
      SOURCE_TIMEOUT_SECONDS: "2",
      ...env
    },
    mode
  ),
  cacheFolder: join(folder, cache),
  progress: () => ({update: () => {}, end: () => {}}),
  random: () => 0.01
});

async function contributions(live: LiveAccess): Promise<Contribution[]> {
  const enriched = await enrichStep(csv, live, "", silent).run();
  return [csv, ...enriched, ...(await scrapeStep(csv, enriched, live, silent).run())];
}

/** An answer's parts that a test spoils. */
interface Answer {
  readonly stats: readonly object[];
  readonly moves: readonly object[];
  readonly meta: object;
}

describe("a live run against sources that misbehave", {timeout: 240_000}, () => {
  it("ends with the same tables, having asked again, and is replayed from the cache", async () => {
    mishaps.set("/api/v2/pokemon/1/", (response) => response.writeHead(429, {"retry-after": "0"}).end());
    mishaps.set("/api/v2/move/33/", (response) => response.writeHead(500).end());
    mishaps.set("/api/v2/type/3/", (response) => response.end('{"id": 3, "na'));
    mishaps.set("/api/v2/pokemon-species/25/", (response) => void setTimeout(() => response.destroy(), 20));
    mishaps.set("/Pikachu/Génération_7", (response) => response.end("<html><body><h3>Par"));
    mishaps.set("/Évoli/Génération_7", (response) => response.writeHead(503).end());
    const live = await contributions(access("first", "live"));
    expect(mishaps.size).toBe(0);
    expect(live.map(({source}) => source)).toEqual(["csv", "embedded", "pokeapi", "pokepedia"]);
    expect(pokeapi.most()).toBeLessThanOrEqual(10);
    expect(pokepedia.most()).toBe(1);
    const processed = postProcess(live);
    expect(processed.tables).toEqual(tables);

    const wrong = processed.disagreements.filter(({table, column}) => table === "move" && column === "pp");
    expect(wrong.map(({key, winner, rule}) => [key, winner, rule])).toEqual([
      ["105", "csv", "majority"],
      ["156", "csv", "majority"],
      ["355", "csv", "majority"]
    ]);
    expect(processed.disagreements.filter(({column}) => column === "power")).toEqual([]);

    const asked = pokeapi.requests.length + pokepedia.requests.length;
    const replayed = await contributions(access("first", "cache"));
    expect(replayed).toEqual(live);
    expect(pokeapi.requests.length + pokepedia.requests.length).toBe(asked);
  });

  it("is published with its sources' freshness, and compared with what they did not have", async () => {
    const paths = dataPaths({PREDICTIONDEX_DATA: join(folder, "data")});
    const report = await runEtl({paths, source: "cache", live: access("first", "cache")});
    expect(report.rows?.pokemon).toBe(188);
    const quality = JSON.parse(readFileSync(join(paths.quality, "quality.json"), "utf8")) as QualityReport;
    expect(quality.mode).toBe("cache");
    expect(quality.checks.list.filter(({group}) => group === "freshness")).toMatchObject([
      {name: "fresh_pokeapi", severity: "warning", violations: 0, passed: true},
      {name: "fresh_pokepedia", passed: true}
    ]);
    expect(quality.freshness.map(({source, fetched}) => [source, fetched !== null])).toEqual([
      ["csv", false],
      ["embedded", false],
      ["pokeapi", true],
      ["pokepedia", true]
    ]);
    const levels = quality.coverage.filter(
      ({table, column}) => table === "pokemon_move" && column === "move_id"
    );
    expect(levels.map(({source}) => source)).toEqual(["embedded", "pokeapi", "pokepedia"]);
    expect(quality.disagreements.byColumn.find(({column}) => column === "pp")).toMatchObject({
      table: "move",
      count: 3,
      winners: {csv: 3}
    });
  });

  it("takes up an interrupted run where it was cut off", async () => {
    const ask = (): Promise<unknown> => {
      const live = access("second", "live");
      return askPokeApi(live.config.pokeapiUrl!, request, pokeApiFetcher(live), live.progress);
    };
    const struggle = "/api/v2/move/165/";
    mishaps.set(struggle, (response) => response.writeHead(403).end());
    const before = pokeapi.requests.length;
    await expect(ask()).rejects.toThrow(/move\/165\/: answered 403/);
    const cutOff = pokeapi.requests.length;
    await ask();
    const asked = pokeapi.requests.slice(cutOff).map(({path}) => path);
    expect(asked).toContain(struggle);
    const answered = pokeapi.requests.slice(before, cutOff).map(({path}) => path);
    expect(answered.length).toBeGreaterThan(1);
    expect(asked.filter((path) => path !== struggle && answered.includes(path))).toEqual([]);
  });

  it("names address and field of an answer whose structure is unknown", async () => {
    const live = access("changed", "live");
    mishaps.set("/api/v2/move/33/", (response) => response.end('{"id": 33, "name": "tackle"}'));
    await expect(
      askPokeApi(live.config.pokeapiUrl!, request, pokeApiFetcher(live), live.progress)
    ).rejects.toThrow(/move\/33\/: has an unknown structure at names/);
  });

  it.each<[string, string, (answer: Answer) => unknown, RegExp]>([
    [
      "another's id",
      "/api/v2/move/33/",
      (answer) => ({...answer, id: 34}),
      /move\/33\/: answers about id 34; expected that of the address, 33/
    ],
    [
      "no move of the game",
      "/api/v2/pokemon/19/",
      (answer) => ({...answer, moves: []}),
      /pokemon\/19\/: has an unknown structure at moves: names no move of lets-go/
    ],
    [
      "9999 HP",
      "/api/v2/pokemon/19/",
      (answer) => ({...answer, stats: [{...answer.stats[0], base_stat: 9999}, ...answer.stats.slice(1)]}),
      /pokemon\/19\/: has an unknown structure at stats\.0\.base_stat: .*255/
    ],
    [
      "a chance above 100",
      "/api/v2/move/33/",
      (answer) => ({...answer, meta: {...answer.meta, ailment_chance: 101}}),
      /at meta\.ailment_chance: .*100/
    ],
    [
      "an address without a number",
      "/api/v2/pokemon/19/",
      (answer) => ({...answer, moves: [{...answer.moves[0], move: {name: "x", url: "/api/v2/move/x/"}}]}),
      /at moves\.0\.move\.url: expected an address that ends with a number/
    ]
  ])("refuses an answer with %s, naming address and field", async (what, path, change, reason) => {
    const live = access(`answer with ${what}`, "live");
    mishaps.set(path, (response) => response.end(JSON.stringify(change(answers.get(path) as Answer))));
    const asking = askPokeApi(live.config.pokeapiUrl!, request, pokeApiFetcher(live), live.progress);
    await expect(asking).rejects.toThrow(reason);
    // It was not stored: when the source has mended it, the next run is told so.
    const again = await askPokeApi(live.config.pokeapiUrl!, request, pokeApiFetcher(live), live.progress);
    expect(again.missing).toEqual([]);
  });

  it("obeys robots.txt", async () => {
    const before = pokepedia.requests.length;
    robots = "User-agent: PredictionDex\nDisallow: /*Génération_7\n";
    const scrape = scrapeStep(fewPages, [], access("third", "live"), silent);
    await expect(scrape.run()).rejects.toThrow(/not allowed by .*robots\.txt/);
    expect(pokepedia.requests.length - before).toBe(1);
  });

  it("leaves out one odd page, names its cell, and reads the others", async () => {
    robots = "";
    const page = pages.get("Rattata") as PageParts;
    pages.set("Rattata", {...page, tm: [...page.tm!, {name: "Toxine"}]});
    const warnings: string[] = [];
    const log = {info: () => {}, warn: (message: string) => void warnings.push(message)};
    const [read] = await scrapeStep(csv, [], access("odd", "live"), log).run();
    pages.set("Rattata", page);
    expect(warnings.filter((line) => line.includes("left out"))).toEqual([
      expect.stringMatching(/Rattata is left out: Par_CT, row \d+, column 2: "Toxine" is no known move/)
    ]);
    expect(read.origin.missing).toContain("Rattata (not understood)");
    const owners = new Set(read.rows.pokemon_move!.map(({pokemon_id}) => pokemon_id));
    expect([owners.has(19), owners.has(25), owners.has(10_158)]).toEqual([false, true, true]);
  });

  it("stops at pages that changed with an alarm that names page and cell", async () => {
    robots = "";
    const page = pages.get("Rattata") as PageParts;
    pages.set("Rattata", {...page, tm: [...page.tm!, {name: "Toxine"}]});
    const scrape = scrapeStep(fewPages, [], access("fourth", "live"), silent);
    await expect(scrape.run()).rejects.toThrow(
      /Rattata: Par_CT, row \d+, column 2: "Toxine" is no known move/
    );
    pages.set("Rattata", page);
  });

  it("records what a source does not have, and goes on without it", async () => {
    answers.delete("/api/v2/pokemon/25/");
    const live = access("fifth", "live");
    const {config, progress} = live;
    const found = await askPokeApi(config.pokeapiUrl!, request, pokeApiFetcher(live), progress);
    const pokeApi = pokeApiContribution(config.pokeapiUrl!, request, found);
    expect(pokeApi.origin.missing).toEqual(["pokemon/25"]);
    const [embedded] = await enrichStep(csv, null, "", silent).run();
    expect(postProcess([csv, embedded, pokeApi]).tables).toEqual(tables);
  });

  it("leaves out a source that is set to none", async () => {
    const live = access("sixth", "live", {POKEAPI_URL: "none", POKEPEDIA_URL: "none"});
    expect((await contributions(live)).map(({source}) => source)).toEqual(["csv", "embedded"]);
  });
});

describe("the settings of the live sources", () => {
  it.each([
    [{}, /PREDICTIONDEX_CONTACT is not set/],
    [
      {POKEAPI_URL: "pokeapi.co", PREDICTIONDEX_CONTACT: "me@example.org"},
      /POKEAPI_URL is "pokeapi.co".*http/
    ],
    [
      {POKEPEDIA_INTERVAL_MS: "100", PREDICTIONDEX_CONTACT: "me@example.org"},
      /POKEPEDIA_INTERVAL_MS is "100".*1200/
    ],
    [{SOURCE_RETRIES: "many", PREDICTIONDEX_CONTACT: "me@example.org"}, /SOURCE_RETRIES is "many".*number/]
  ])("%j are refused", (env, message) => expect(() => sourceConfig(env)).toThrow(message));

  it("name the contact and keep the distance", () => {
    const config = sourceConfig({PREDICTIONDEX_CONTACT: "me@example.org"});
    expect(config.userAgent).toMatch(/^PredictionDex\/[\d.]+ \(\+me@example\.org\)$/);
    expect(config.pokepediaInterval).toBe(1200);
  });

  it("write titles as the wiki does", () =>
    expect(pageUrl("https://www.pokepedia.fr", "Raichu d'Alola")).toBe(
      "https://www.pokepedia.fr/Raichu_d'Alola/G%C3%A9n%C3%A9ration_7"
    ));
});
