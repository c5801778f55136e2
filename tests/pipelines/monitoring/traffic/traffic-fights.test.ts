import {mkdtempSync, rmSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import {fighterSchema} from "../../../../pipelines/battle/fighter-schema.ts";
import type {Recommender} from "../../../../pipelines/model/prediction/prediction-answers.ts";
import {backfill} from "../../../../pipelines/monitoring/traffic/backfill.ts";
import {sendTraffic} from "../../../../pipelines/monitoring/traffic/send-traffic.ts";
import {createFightQuestioner} from "../../../../pipelines/monitoring/traffic/traffic-fights.ts";
import {queryLog} from "../../../server/support/read-log.ts";
import {game, tables} from "../../../support/battle-game.ts";

interface Asked {
  readonly pokemon: number;
  readonly moves: readonly number[];
}

describe("fights of synthetic traffic", () => {
  it("are fighters that the API takes", () => {
    const schema = fighterSchema(game, tables());
    for (const population of ["training", "drifted"] as const) {
      const asking = createFightQuestioner(game, population, createRandom(3));
      for (let at = 0; at < 40; at++) {
        const {a, b} = asking.body();
        for (const {pokemon, moves, ...rest} of [a, b] as Asked[])
          expect(
            schema.safeParse({pokemon_id: pokemon, move_ids: moves, ...rest}).error?.issues
          ).toBeUndefined();
      }
    }
  });

  it("are every twentieth request, marked; what they answer is no recommended move's chance", async () => {
    const seen: {readonly url?: string | undefined; readonly mark: unknown}[] = [];
    const server = createServer((request, response) => {
      seen.push({url: request.url, mark: request.headers["x-synthetic"]});
      response.writeHead(200, {"content-type": "application/json"});
      response.end(JSON.stringify({win_probability: request.url === "/predict/fight" ? 0 : 1}));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const summary = await sendTraffic({
        url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
        mode: "burst",
        duration: 0.6,
        rate: 100,
        ask: () => ({pokemonA: 25, pokemonB: 6, movesA: [84]}),
        askFight: createFightQuestioner(game, "training", createRandom(1)).body,
        random: createRandom(1)
      });
      const fights = seen.filter(({url}) => url === "/predict/fight").length;
      expect(fights).toBe(Math.floor(seen.length / 20));
      expect(fights).toBeGreaterThan(0);
      expect(seen.every(({mark}) => mark === "true")).toBe(true);
      expect(summary.meanProbability).toBe(1);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it("are in a backfill beside the model's rows, as the solver's and with what they are worth", async () => {
    const folder = mkdtempSync(join(tmpdir(), "backfill-fights-"));
    try {
      const asking = createFightQuestioner(game, "drifted", createRandom(5));
      const total = await backfill({
        recommender: {
          modelVersion: "7",
          featureNames: ["x"],
          featureVector: () => Float32Array.of(1),
          bestMove: () => ({ranked: [{moveId: 1, opponentMoveId: 9, modelProbability: 0.5}]})
        } as unknown as Recommender,
        folder,
        days: 2,
        requestsADay: 1,
        ask: () => () => ({pokemonA: 1, pokemonB: 6, movesA: [1]}),
        fights: {count: 3, ask: () => asking},
        random: createRandom(6),
        now: new Date("2026-03-10T12:00:00Z")
      });
      expect(total).toBe(8);
      const rows = await queryLog(
        folder,
        "SELECT endpoint, model_version, synthetic, win_probability, interval_low, interval_high, fight->>'$.a.level' AS level FROM log WHERE fight IS NOT NULL"
      );
      expect(rows).toHaveLength(6);
      for (const row of rows) {
        expect(row).toMatchObject({
          endpoint: "/predict/fight",
          model_version: "solver",
          synthetic: true,
          level: "100"
        });
        expect(row["interval_low"]).toBe(row["win_probability"]);
        expect(row["interval_high"]).toBe(row["win_probability"]);
      }
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  });
});
