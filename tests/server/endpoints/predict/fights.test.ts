import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {createRelease} from "../../../../server/model/release.ts";
import {game} from "../../../support/battle-game.ts";
import {askEndpoint as ask, smallServices} from "../../support/ask-endpoint.ts";
import {fightsHere} from "../../support/fights-here.ts";
import {type ServedApp, serveApp} from "../../support/serve-app.ts";

const release = createRelease(game, null);
const {services, recorded, metrics} = smallServices(release);
const askEndpoint = (operationId: string, body: object) => ask(operationId, {body, services});

const SQUIRTLE = {pokemon: "Squirtle", moves: ["Surf", "Tackle"]};
const CHARMANDER = {pokemon: "Charmander", moves: ["Ember"]};
const BULBASAUR = {pokemon: "Bulbasaur", moves: ["Razor Leaf"]};
const DITTO = {pokemon: "Ditto", moves: ["Transform"]};

let app: ServedApp;
beforeAll(async () => {
  app = await serveApp({services: {...release, fights: fightsHere}});
});
afterAll(() => app.close());

/** Field and message of what is wrong with a request. */
async function refusal(path: string, body: object): Promise<[number, string[], string[]]> {
  const response = await app.post(path, body);
  const {errors} = (await response.json()) as {errors: {field: string; message: string}[]};
  return [response.status, errors.map(({field}) => field), errors.map(({message}) => message)];
}

describe("POST /predict/fight/batch", () => {
  it("answers each fight as it is answered alone, and says of each that has no answer why", async () => {
    // So small that it is worked out exactly at once, however busy the machine.
    const build = {level: 5};
    const [squirtle, charmander] = [SQUIRTLE, CHARMANDER].map((fighter) => ({...fighter, build}));
    const {fights} = await askEndpoint("predictFights", {
      fights: [
        {a: squirtle, b: charmander},
        {a: CHARMANDER, b: DITTO},
        {a: charmander, b: squirtle}
      ],
      budget_ms: 5000
    });
    const alone = await askEndpoint("predictFight", {a: squirtle, b: charmander, budget_ms: 5000});
    expect(fights[0]).toEqual({answer: alone, error: null});
    expect(fights[1].answer).toBeNull();
    expect(fights[1].error).toMatch(/^fights\[1\]\.b\.moves\[0\]: Transform turns into other moves/);
    expect(fights[2].answer.win_probability).toBeCloseTo(1 - alone.win_probability, 3);
  });

  it("logs and counts what was solved, and nothing of what was not", async () => {
    recorded.length = 0;
    const build = {level: 5};
    const [squirtle, charmander] = [SQUIRTLE, CHARMANDER].map((fighter) => ({...fighter, build}));
    const {fights} = await askEndpoint("predictFights", {
      fights: [
        {a: squirtle, b: charmander},
        {a: CHARMANDER, b: DITTO}
      ],
      budget_ms: 5000
    });
    expect(recorded).toHaveLength(1);
    const [{recommender, game: about}, , predictions] = recorded[0];
    expect([recommender.modelVersion, about]).toEqual(["solver", game]);
    const {answer} = fights[0];
    const [low, high] = answer.interval;
    expect(predictions).toEqual([
      {
        probability: answer.win_probability,
        duel: {pokemonA: 7, moveA: expect.toBeOneOf([57, 33]), pokemonB: 4, moveB: 52},
        fight: {
          a: expect.objectContaining({pokemon_id: 7, move_ids: [57, 33], level: 5, hp: answer.a.hp}),
          b: expect.objectContaining({pokemon_id: 4, move_ids: [52], nature: "serious", ailment: null}),
          low,
          high
        }
      }
    ]);
    const solved = await metrics.registry.getSingleMetricAsString("fights_solved_total");
    expect(solved).toMatch(/fights_solved_total\{method="exact"\} \d/);
  });

  it("refuses the whole for what is wrong, every field by its name", async () => {
    const [status, fields, messages] = await refusal("/predict/fight/batch", {
      fights: [
        {a: SQUIRTLE, b: {...CHARMANDER, moves: ["Surf"]}},
        {a: {...SQUIRTLE, state: {hp: 999}}, b: {...CHARMANDER, pokemon: "Charmandar"}}
      ]
    });
    expect([status, fields]).toEqual([
      422,
      ["fights[0].b.moves[0]", "fights[1].a.state.hp", "fights[1].b.pokemon"]
    ]);
    expect(messages[0]).toMatch(/Charmander cannot learn Surf/);
    expect(messages[1]).toMatch(/HP that Squirtle of this build has left: a whole number from 1 to/);
  });

  it("takes no more fights than six against six have, and none has a budget of its own", async () => {
    const fight = {a: SQUIRTLE, b: CHARMANDER};
    expect((await refusal("/predict/fight/batch", {fights: Array(37).fill(fight)})).slice(0, 2)).toEqual([
      422,
      ["fights"]
    ]);
    const budgets = {fights: [{...fight, budget_ms: 100}]};
    expect((await refusal("/predict/fight/batch", budgets))[1]).toEqual(["fights[0].budget_ms"]);
  });

  it("says which fights the budget did not reach", async () => {
    const question = {fights: [1, 2, 3].map(() => ({a: SQUIRTLE, b: CHARMANDER})), budget_ms: 1};
    const {fights} = await (await app.post("/predict/fight/batch", question)).json();
    expect(fights[0].answer).not.toBeNull();
    expect(fights[2]).toEqual({answer: null, error: expect.stringMatching(/larger budget_ms, or fewer/)});
  });
});

describe("POST /predict/fight/matrix", () => {
  it("has every fight of the teams, and whom to lead with", async () => {
    const body = {team_a: [SQUIRTLE, BULBASAUR], team_b: [CHARMANDER, SQUIRTLE]};
    const answer = await askEndpoint("predictFightMatrix", body);
    expect(answer.team_a.map((member: {pokemon_name: string}) => member.pokemon_name)).toEqual([
      "Squirtle",
      "Bulbasaur"
    ]);
    const [squirtle, bulbasaur] = answer.win_probability;
    expect(squirtle[0]).toBeGreaterThan(0.9);
    expect(squirtle[1]).toBeCloseTo(0.5, 2);
    expect(bulbasaur[0]).toBeLessThan(0.1);
    expect(bulbasaur[1]).toBeGreaterThan(0.9);
    expect(answer.error.flat()).toEqual([null, null, null, null]);
    for (const [i, row] of answer.interval.entries())
      for (const [j, [low, high]] of row.entries()) {
        expect(answer.win_probability[i][j]).toBeGreaterThanOrEqual(low);
        expect(answer.win_probability[i][j]).toBeLessThanOrEqual(high);
      }
    const {value, interval, strategy_a} = answer.lead;
    expect(value).toBeGreaterThan(Math.max(Math.min(...squirtle), Math.min(...bulbasaur)) - 1e-6);
    expect(interval[0]).toBeLessThanOrEqual(value);
    expect(strategy_a[0].probability + strategy_a[1].probability).toBeCloseTo(1, 6);
  });

  it("leaves open what cannot be solved, and names it", async () => {
    const answer = await askEndpoint("predictFightMatrix", {team_a: [SQUIRTLE, DITTO], team_b: [CHARMANDER]});
    expect(answer.win_probability[1]).toEqual([null]);
    expect(answer.error).toEqual([[null], [expect.stringMatching(/^team_a\[1\]\.moves\[0\]: Transform/)]]);
    expect(answer.lead.strategy_a.map((member: {probability: number}) => member.probability)).toEqual([1, 0]);
  });

  it("refuses what is wrong by its place in the team, and a seventh", async () => {
    const team_b = [CHARMANDER];
    const wrong = {team_a: [SQUIRTLE, {...SQUIRTLE, state: {hp: 999}}], team_b};
    expect((await refusal("/predict/fight/matrix", wrong))[1]).toEqual(["team_a[1].state.hp"]);
    const seven = {team_a: Array(7).fill(SQUIRTLE), team_b};
    expect((await refusal("/predict/fight/matrix", seven))[1]).toEqual(["team_a"]);
  });

  it("costs the budget that its fights share", async () => {
    const response = await app.post("/predict/fight/matrix", {
      team_a: [SQUIRTLE, BULBASAUR],
      team_b: [CHARMANDER],
      budget_ms: 300
    });
    expect(response.headers.get("x-work-price")).toBe("predictions=2, simulator-ms=300");
  });
});
