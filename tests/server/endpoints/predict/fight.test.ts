import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {ThreadedFights} from "../../../../server/fights/fight-solving.ts";
import {createRelease} from "../../../../server/model/release.ts";
import {game} from "../../../support/battle-game.ts";
import {askEndpoint as ask, smallServices} from "../../support/ask-endpoint.ts";
import {type ServedApp, serveApp} from "../../support/serve-app.ts";

const release = createRelease(game, null);
const {services} = smallServices(release);
const askEndpoint = (operationId: string, question: {body: object}) =>
  ask(operationId, {...question, services});

const QUESTION = {
  a: {pokemon: "Squirtle", moves: ["Surf", "Tackle"]},
  b: {pokemon: "Charmander", moves: ["Ember"]}
};

describe("POST /predict/fight", () => {
  let app: ServedApp;
  beforeAll(async () => {
    app = await serveApp({services: release});
  });
  afterAll(() => app.close());

  it("says who wins, what to do now and what each move takes", async () => {
    const answer = await askEndpoint("predictFight", {body: {...QUESTION, budget_ms: 5000}});
    expect(answer.win_probability).toBeGreaterThan(0.9);
    expect(answer.interval[0]).toBeLessThanOrEqual(answer.win_probability);
    expect(answer.interval[1]).toBeGreaterThanOrEqual(answer.win_probability);
    expect(answer).toMatchObject({method: "exact", complete: true});
    const [surf, tackle] = answer.a.choices;
    expect([surf.move_name, tackle.move_name]).toEqual(["Surf", "Tackle"]);
    expect(surf.probability).toBeCloseTo(1, 6);
    expect(surf.worst_case).toBeGreaterThanOrEqual(tackle.worst_case);
    expect(surf.worst_case).toBeCloseTo(answer.win_probability, 6);
    expect(surf.damage.least).toBeLessThan(surf.damage.most);
    expect(surf.damage.least_percent).toBeGreaterThan(tackle.damage.most_percent);
    expect(answer.payoffs).toHaveLength(2);
  });

  it("counts builds and what is left of the HP", async () => {
    const value = async (b: object): Promise<number> =>
      (await askEndpoint("predictFight", {body: {a: QUESTION.b, b: {...QUESTION.a, ...b}}})).win_probability;
    const even = await value({});
    expect(await value({state: {hp: 5}})).toBeGreaterThan(even + 0.2);
    expect(await value({build: {level: 5}})).toBeGreaterThan(0.99);
  });

  it.each([
    ["a.moves[1]", {a: {...QUESTION.a, moves: ["Surf", "Ember"]}}, /cannot learn Ember/],
    ["a.build.level", {a: {...QUESTION.a, build: {level: 0}}}, /level.*from 1 to 100/],
    [
      "b.build.awakening_values.hp",
      {b: {...QUESTION.b, build: {awakening_values: {hp: 201}}}},
      /Awakening value.*from 0 to 200/
    ],
    ["b.state.hp", {b: {...QUESTION.b, state: {hp: 9999}}}, /has left: a whole number from 1 to/],
    ["a.moves", {a: {...QUESTION.a, moves: ["Surf", "Tackle", "Bite", "Dig", "Toxic"]}}, /4/],
    ["budget_ms", {budget_ms: 60_000}, /5,?000/]
  ])("refuses what is wrong with %s", async (field, wrong, message) => {
    const response = await app.post("/predict/fight", {...QUESTION, ...wrong});
    const {errors} = await response.json();
    expect([response.status, errors.map((error: {field: string}) => error.field)]).toEqual([422, [field]]);
    expect(errors[0].message).toMatch(message);
  });

  it("says which moves cannot be in a solved fight, in a player's words", async () => {
    const response = await app.post("/predict/fight", {
      a: QUESTION.a,
      b: {pokemon: "Mew", moves: ["Psychic", "Metronome", "Mimic"]}
    });
    const {errors} = await response.json();
    expect(response.status).toBe(501);
    expect(errors.map(({field}: {field: string}) => field)).toEqual(["b.moves[1]", "b.moves[2]"]);
    expect(errors[0].message).toMatch(/^Metronome .*expected a move that does not copy or call others/);
  });

  it("costs the time it may take", async () => {
    const response = await app.post("/predict/fight", {...QUESTION, budget_ms: 300});
    expect(response.headers.get("x-work-price")).toBe("predictions=1, simulator-ms=300");
    const brief = await app.post("/predict/fight", {...QUESTION, budget_ms: 1});
    expect(brief.headers.get("x-work-price"), "a first answer is given all the same").toBe(
      "predictions=1, simulator-ms=100"
    );
  });
});

describe("fights solved in a thread", () => {
  it("are the same, what cannot be solved says why, and another game breaks off none", async () => {
    const fights = new ThreadedFights();
    const index = (name: string) => game.pokemon.findIndex(({identifier}) => identifier === name);
    const move = (name: string) => game.moves.findIndex(({identifier}) => identifier === name);
    const fighter = (name: string, of: string) => ({
      pokemon: index(name),
      moves: [move(of)],
      build: {
        level: 50,
        individualValues: {hp: 31, attack: 31, defense: 31, spAttack: 31, spDefense: 31, speed: 31},
        awakeningValues: {hp: 0, attack: 0, defense: 0, spAttack: 0, spDefense: 0, speed: 0},
        nature: "serious" as const,
        friendship: 70
      }
    });
    const b = fighter("charmander", "ember");
    const asked = fights.solve(game, {
      fights: [
        {a: fighter("squirtle", "surf"), b},
        {a: fighter("ditto", "transform"), b}
      ],
      budget: 60_000
    });
    const another = fights.solve({...game}, {fights: [{a: fighter("squirtle", "surf"), b}], budget: 60_000});
    const [solved, unsolved] = await asked;
    expect(solved).toMatchObject({answer: {exact: true}});
    expect(await another).toEqual([solved]);
    expect(unsolved).toEqual({without: "unsupported"});
    await fights.close();
  });
});
