import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import type {GameData} from "../../../../data-loaders/game-data.ts";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import type {BestMoveQuestion} from "../../../../pipelines/model/prediction/prediction-answers.ts";
import {arrivals, intensity, MODES} from "../../../../pipelines/monitoring/traffic/arrivals.ts";
import {
  checkTarget,
  MOST_IN_FLIGHT,
  sendTraffic,
  TrafficTargetError
} from "../../../../pipelines/monitoring/traffic/send-traffic.ts";
import {createQuestioner, POPULATIONS} from "../../../../pipelines/monitoring/traffic/traffic-questions.ts";
import {TrafficSummary} from "../../../../pipelines/monitoring/traffic/traffic-summary.ts";
import {expectKept} from "../../../support/golden.ts";
import {smallGame} from "../../../support/small-game.ts";

describe("arrivals", () => {
  it("come in one of four ways", () => {
    expect(MODES).toEqual(["realistic", "burst", "spike", "drifted"]);
    expect(POPULATIONS).toEqual(["training", "drifted"]);
  });
  it("have bursts of five seconds every twenty", () => {
    const at = (time: number) => intensity("burst", 8, time, 100);
    expect([0, 4.9, 5, 19.9, 20, 24.9, 25].map(at)).toEqual([26, 26, 2, 2, 26, 26, 2]);
  });
  it("have a spike of eight times the rate in the middle tenth", () => {
    const base = 10 / 1.7;
    const at = (time: number) => intensity("spike", 10, time, 200) / base;
    expect([0, 89, 91, 100, 109, 111, 199].map(at)).toEqual(
      [1, 1, 8, 8, 8, 1, 1].map((times) => expect.closeTo(times, 10))
    );
    expect(intensity("realistic", 10, 100, 200)).toBe(10);
    expect(intensity("drifted", 10, 100, 200)).toBe(10);
  });
  it("are the same for the same seed, to the last", () => {
    const told = (mode: (typeof MODES)[number]) =>
      [...arrivals(mode, 2, 10, createRandom(5))].map((time) => time.toFixed(3));
    expectKept(
      new URL("golden/arrivals.txt", import.meta.url),
      MODES.map((mode) => `${mode}: ${told(mode).join(" ")}`)
    );
  });
  it("of visitors pause for three seconds in the mean between six questions", () => {
    // Random numbers of one half: each pause is 3 · ln 2, each visit begins 6/rate · ln 2 after the one before.
    const times = [...arrivals("realistic", 1, 7, () => 0.5)];
    const [pause, visit] = [3 * Math.log(2), 6 * Math.log(2)];
    const next = (from: number): number[] =>
      Array.from({length: 3}, (_, i) => from + i * pause).filter((time) => time < 7);
    // Three visitors are there at the start.
    const expected = [...next(pause), ...next(pause), ...next(pause), ...next(visit)].sort((a, b) => a - b);
    expect(times.map((time) => time.toFixed(6))).toEqual(expected.map((time) => time.toFixed(6)));
  });
});

describe("questions", () => {
  /** A game of ten Pokémon, the first the strongest, each with six moves of rising power. */
  const game: GameData = {
    ...smallGame,
    moves: Array.from({length: 7}, (_, i) => ({
      ...smallGame.moves[0],
      id: i + 1,
      power: i === 5 ? null : 10 * (i + 1),
      mechanics: {...smallGame.moves[0].mechanics, damageType: i === 6 ? "none" : "formula"}
    })) as GameData["moves"],
    pokemon: Array.from({length: 11}, (_, i) => ({
      ...smallGame.pokemon[0],
      id: i + 1,
      stats: {...smallGame.pokemon[0].stats, hp: 200 - 10 * i},
      learnset: [1, 2, 2, 3, 4, 5, 6, 7]
        .filter(() => i < 10)
        .map((moveId) => ({moveId, method: "tm" as const, level: null}))
    }))
  };
  const ask = (population: "training" | "drifted", count = 400): BestMoveQuestion[] =>
    Array.from({length: count}, createQuestioner(game, population, createRandom(3)));

  it("are about any fighter, each with four of its damaging moves", () => {
    const asked = ask("training");
    expect(new Set(asked.map(({pokemonA}) => pokemonA))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
    expect(new Set(asked.map(({pokemonB}) => pokemonB)).size).toBe(10);
    for (const {movesA, pokemonA, pokemonB} of asked) {
      expect(new Set(movesA).size).toBe(4);
      expect(Math.max(...movesA)).toBeLessThanOrEqual(6);
      expect(pokemonA).not.toBe(pokemonB);
    }
    for (const move of [1, 6]) {
      const share = asked.filter(({movesA}) => movesA.includes(move)).length / asked.length;
      expect(share).toBeGreaterThan(0.55);
      expect(share).toBeLessThan(0.78);
    }
  });
  it("of a drifted population are, four in five, the strongest fifth's most powerful moves against the weakest", () => {
    const asked = ask("drifted");
    const shifted = asked.filter(({movesA}) => movesA.join() === "5,4,3,2");
    expect(shifted.length / asked.length).toBeGreaterThan(0.74);
    expect(shifted.length / asked.length).toBeLessThan(0.86);
    const of = (side: "pokemonA" | "pokemonB") =>
      new Set(shifted.filter(({pokemonA}) => pokemonA < 3).map((one) => one[side]));
    expect(of("pokemonA")).toEqual(new Set([1, 2]));
    expect([...of("pokemonB")].filter((id) => id < 9)).toHaveLength(0);
  });
  it("take all moves of who has fewer than four", () => {
    const few = {
      ...game,
      pokemon: game.pokemon.slice(0, 2).map((entry) => ({...entry, learnset: entry.learnset.slice(0, 3)}))
    };
    const {movesA} = createQuestioner(few, "training", createRandom(1))();
    expect([...movesA].sort()).toEqual([1, 2]);
  });
});

describe("a summary", () => {
  const answered = (milliseconds: number, status = 200, probability?: number) =>
    ({kind: "answered", status, milliseconds, ...(probability === undefined ? {} : {probability})}) as const;
  it("says nothing of nothing", () => {
    const summary = new TrafficSummary();
    expect(summary.line(0)).toBe(
      "0 s: 0 answered (0.0/s) [none] p50 – ms, p95 – ms, p99 – ms, mean win probability –"
    );
    expect(summary.latency(0.5)).toBeNull();
    expect(summary.meanProbability).toBeNull();
    expect(summary.errors).toBe(0);
  });
  it("gives the upper bound of the bin that a share of the answers lies in", () => {
    const summary = new TrafficSummary();
    for (const milliseconds of [100, 0.01, 1, 1, 100]) summary.add(answered(milliseconds));
    expect(summary.latency(0.2)).toBeCloseTo(0.05, 12);
    expect(summary.latency(0.21)).toBeGreaterThanOrEqual(1);
    expect(summary.latency(0.6)).toBeLessThan(1.05);
    expect(summary.latency(0.61)).toBeGreaterThanOrEqual(100);
    expect(summary.latency(1)).toBeLessThan(105);
    expect(summary.latency(1.1)).toBeNull();
  });
  it("counts errors from 400 on, and means over the answers that hold a probability", () => {
    const summary = new TrafficSummary();
    for (const status of [500, 399, 400, 200]) summary.add(answered(2, status));
    summary.add(answered(2, 200, 0.25));
    summary.add(answered(2, 200, 0.5));
    summary.add({kind: "failed"});
    summary.add({kind: "failed"});
    summary.add({kind: "skipped"});
    expect(summary.errors).toBe(4);
    expect(summary).toMatchObject({answered: 6, failed: 2, skipped: 1});
    expect(summary.meanProbability).toBeCloseTo(0.375, 12);
    expect(summary.line(2.4)).toBe(
      "2 s: 6 answered (2.5/s, 2 failed, 1 skipped) [200: 3, 399: 1, 400: 1, 500: 1] p50 2.0 ms, p95 2.0 ms, p99 2.0 ms, mean win probability 0.375"
    );
  });
});

describe("traffic", () => {
  const url = new URL("http://127.0.0.1:8080/base/");
  const ask = () => ({pokemonA: 25, pokemonB: 6, movesA: [84, 85]});
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal(
      "fetch",
      vi.fn(async () => new Response('{"win_probability": 0.75}', {status: 201}))
    );
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const send = async (given: Partial<Parameters<typeof sendTraffic>[0]> = {}) => {
    const sent = sendTraffic({
      url,
      mode: "spike",
      duration: 3,
      rate: 4,
      ask,
      random: createRandom(2),
      ...given
    });
    await vi.advanceTimersByTimeAsync(60_000);
    return sent;
  };
  const requests = () => vi.mocked(fetch).mock.calls;

  it("sends each question when it is due, with key and mark, and reports every second and at the end", async () => {
    const told: string[] = [];
    const summary = await send({
      apiKey: "secret",
      onSummary: ({answered}, seconds) => told.push(`${answered} ${seconds.toFixed(1)}`)
    });
    const due = [...arrivals("spike", 4, 3, createRandom(2))];
    expect(requests()).toHaveLength(due.length);
    expect(String(requests()[0][0])).toBe("http://127.0.0.1:8080/predict/best-move");
    expect(requests()[0][1]).toMatchObject({
      method: "POST",
      headers: {"content-type": "application/json", "x-synthetic": "true", "x-api-key": "secret"},
      body: '{"pokemon_a_id":25,"pokemon_b_id":6,"available_moves":[84,85]}'
    });
    expect(summary).toMatchObject({answered: due.length, failed: 0, skipped: 0, meanProbability: 0.75});
    expect([...summary.statuses]).toEqual([[201, due.length]]);
    const until = (second: number) => due.filter((time) => time < second).length;
    expect(told.map((line) => Number(line.split(" ")[1]))).toEqual(
      [1, 2, 3, 3].slice(0, told.length).map((second) => expect.closeTo(second, 1))
    );
    expect(Number(told[0].split(" ")[0])).toBe(until(1));
    expect(told.at(-1)!.startsWith(`${due.length} `)).toBe(true);
  });
  it("names no key where there is none", async () => {
    await send();
    expect(Object.keys(requests()[0][1]!.headers!)).toEqual(["content-type", "x-synthetic"]);
  });
  it("takes what is no answer of the server's for no probability, and what is no JSON for failed", async () => {
    for (const [text, failed] of [
      ["null", 0],
      ["7", 0],
      ["{}", 0],
      ["<html>", 1]
    ] as const) {
      vi.mocked(fetch).mockImplementation(async () => new Response(text));
      const summary = await send();
      expect(summary.meanProbability).toBeNull();
      expect(summary.failed > 0).toBe(failed === 1);
      expect(summary.answered > 0).toBe(failed === 0);
    }
  });
  it("has no more than its most under way; what is due besides is skipped", async () => {
    let open: (() => void)[] = [];
    vi.mocked(fetch).mockImplementation(
      () => new Promise((resolve) => open.push(() => resolve(new Response("{}"))))
    );
    const sent = sendTraffic({url, mode: "realistic", duration: 2, rate: 200, ask, random: createRandom(2)});
    await vi.advanceTimersByTimeAsync(2_500);
    expect(requests()).toHaveLength(MOST_IN_FLIGHT);
    for (const answer of open) answer();
    open = [];
    const summary = await sent;
    expect(summary.answered).toBe(64);
    expect(summary.skipped).toBe([...arrivals("realistic", 200, 2, createRandom(2))].length - 64);
  });
  it("ends at once when told to", async () => {
    const controller = new AbortController();
    const sent = sendTraffic({
      url,
      mode: "realistic",
      duration: 1_000,
      rate: 1,
      ask,
      random: createRandom(2),
      signal: controller.signal
    });
    await vi.advanceTimersByTimeAsync(5_000);
    const before = requests().length;
    expect(before).toBeGreaterThan(0);
    controller.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect((await sent).answered).toBe(before);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("the target of traffic", () => {
  it("is this machine, by any of its names", () => {
    for (const name of ["localhost", "127.0.0.1", "127.1.22.255", "[::1]"])
      expect(checkTarget(`https://${name}:1/x`, false).hostname).toBe(name);
    for (const name of ["localhost.org", "xlocalhost", "a.127.0.0.1.org", "128.0.0.1", "[::2]"])
      expect(() => checkTarget(`http://${name}`, false)).toThrow(TrafficTargetError);
    const error = new TrafficTargetError("http://x");
    expect([error.name, error.url, error.message]).toEqual([
      "TrafficTargetError",
      "http://x",
      "http://x is not this machine's loopback: traffic is for servers of your own; allow it with --allow-remote"
    ]);
  });
  it("is spoken to by HTTP", () => {
    for (const url of ["ftp://localhost", "xhttp://localhost", "httpsx://localhost"])
      expect(() => checkTarget(url, false)).toThrow(`${url}: expected http:// or https://`);
  });
});
