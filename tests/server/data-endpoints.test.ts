import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {game, type ServedApp, serveApp} from "./support/serve-app.ts";

let app: ServedApp;
beforeAll(async () => {
  app = await serveApp();
});
afterAll(() => app.close());

const json = async (path: string, headers?: Record<string, string>) => {
  const response = await app.get(path, {headers});
  expect(response.status, path).toBe(200);
  return response.json();
};

describe("the game's data", () => {
  it("has all of it", async () => {
    expect((await json("/pokemon")).total).toBe(game.pokemon.length);
    expect((await json("/moves")).total).toBe(game.moves.length);
    expect(await json("/types")).toHaveLength(18);
    expect(await json("/types/affinities")).toHaveLength(324);
  });

  it("filters, sorts and pages Pokémon", async () => {
    const first = await json("/pokemon?type=water&sort=speed&limit=3");
    const rest = await json("/pokemon?type=Eau&sort=speed&offset=3&limit=500");
    const all = [...first.items, ...rest.items];
    expect(first.items).toHaveLength(3);
    expect(all).toHaveLength(first.total);
    expect(all.every(({types}: {types: string[]}) => types.includes("water"))).toBe(true);
    const speeds = all.map(({stats}: {stats: {speed: number}}) => stats.speed);
    expect(speeds).toEqual([...speeds].sort((a, b) => b - a));
    expect(
      (await json("/pokemon?form=mega_x")).items.map(({identifier}: {identifier: string}) => identifier)
    ).toEqual(["charizard-mega-x", "mewtwo-mega-x"]);
    expect((await json("/pokemon?text=salam")).items[0].identifier).toBe("charmander");
  });

  it("sorts names in the client's language", async () => {
    const names = (await json("/pokemon?sort=name", {"Accept-Language": "fr"})).items.map(
      ({name}: {name: string}) => name
    );
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, "fr")));
    expect(names).toContain("Évoli");
  });

  it("knows one Pokémon by id and by name in both languages", async () => {
    for (const reference of ["7", "squirtle", "Carapuce", encodeURIComponent("CARAPUCE")]) {
      expect(await json(`/pokemon/${reference}`)).toMatchObject({
        id: 7,
        name: "Squirtle",
        types: ["water"],
        stats: {hp: 44, attack: 48, defense: 65, sp_attack: 50, sp_defense: 64, speed: 43, total: 314}
      });
    }
  });

  it("knows weaknesses of two types together", async () => {
    const {multipliers} = await json("/pokemon/charizard/weaknesses");
    const by = Object.fromEntries(
      multipliers.map(({attacking_type, multiplier}: {attacking_type: string; multiplier: number}) => [
        attacking_type,
        multiplier
      ])
    );
    expect(by).toMatchObject({rock: 4, water: 2, electric: 2, ground: 0, grass: 0.25, normal: 1});
    expect(multipliers[0].attacking_type).toBe("rock");
  });

  it("knows how moves are learnt", async () => {
    const all = await json("/pokemon/squirtle/moves");
    const machines = await json("/pokemon/squirtle/moves?method=tm");
    expect(
      all.find(({identifier}: {identifier: string}) => identifier === "tackle").learned_by[0].method
    ).toBe("level_up");
    expect(machines.length).toBeGreaterThan(0);
    expect(machines.length).toBeLessThan(all.length);
  });

  it("knows moves by id, name and type", async () => {
    expect(await json("/moves/55")).toMatchObject({
      identifier: "water-gun",
      power: 40,
      names: {fr: "Pistolet à O"}
    });
    expect((await json("/moves/pistolet%20%C3%A0%20o")).id).toBe(55);
    expect((await json("/moves/search?name=punch")).length).toBeGreaterThan(4);
    expect((await json("/moves/search?name=thunderbold"))[0].identifier).toBe("thunderbolt");
    const fire = await json("/moves/by-type/feu");
    expect(fire.every(({type}: {type: string}) => type === "fire")).toBe(true);
    expect(fire).toHaveLength((await json("/moves?type=fire")).total);
  });

  it("knows affinities by id and name", async () => {
    const byId = await json("/types/affinities?attacking_type_id=11&defending_type_id=10");
    const byName = await json("/types/affinities/by-name?attacking=eau&defending=fire");
    expect(byId).toEqual(byName);
    expect(byId).toEqual([
      expect.objectContaining({attacking_type: "water", defending_type: "fire", multiplier: 2})
    ]);
    expect(await json("/types/ghost/pokemon")).toEqual(await json("/types/by-name/spectre/pokemon"));
  });

  it.each([
    ["/pokemon/sqirtle", 404, /Closest: Squirtle/],
    ["/pokemon/9999", 404, /9999/],
    ["/moves/nothing-like-it", 404, /Closest/],
    ["/types/shadow/pokemon", 404, /No type/],
    ["/pokemon?type=shadow", 422, /query type: No type/],
    ["/pokemon?limit=0", 422, /query limit/],
    ["/pokemon?limit=ten", 422, /whole number from 1 to 500; got "ten"/],
    ["/pokemon?sort=beauty", 422, /query sort/],
    ["/pokemon?colour=red", 422, /colour.*no such field/],
    ["/pokemon/search", 422, /query name/],
    ["/pokemon/%E0%A4%A", 400, /address cannot be read: .*UTF-8/],
    [
      "/pokemon?limit=2&limit=3",
      422,
      /query limit: is given more than once; expected one value; got \["2","3"\]/
    ],
    ["/no/such/path", 404, /There is no GET \/no\/such\/path/]
  ])("%s is a problem", async (path, status, detail) => {
    const response = await app.get(path);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    const problem = await response.json();
    expect(problem).toMatchObject({status, request_id: response.headers.get("x-request-id")});
    expect(problem.detail).toMatch(detail);
  });

  it("says which methods a path has", async () => {
    const response = await app.get("/pokemon", {method: "DELETE"});
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  });
});
