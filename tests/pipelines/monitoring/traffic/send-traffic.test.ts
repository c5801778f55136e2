import {createServer, type IncomingMessage, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {afterEach, describe, expect, it} from "vitest";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import {
  checkTarget,
  MOST_IN_FLIGHT,
  sendTraffic,
  TrafficTargetError
} from "../../../../pipelines/monitoring/traffic/send-traffic.ts";
import {TrafficSummary} from "../../../../pipelines/monitoring/traffic/traffic-summary.ts";

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = undefined;
});

interface Seen {
  readonly headers: IncomingMessage["headers"];
  readonly body: Record<string, unknown>;
}

/** A server that answers after `delay` ms and keeps what it was asked. */
async function listen(delay = 0, status = 200): Promise<{url: URL; seen: Seen[]; most: () => number}> {
  const seen: Seen[] = [];
  let underWay = 0;
  let most = 0;
  server = createServer(async (request, response) => {
    underWay += 1;
    most = Math.max(most, underWay);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    seen.push({headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString())});
    setTimeout(() => {
      underWay -= 1;
      response.writeHead(status, {"content-type": "application/json"});
      response.end(JSON.stringify({win_probability: 0.75}));
    }, delay);
  });
  await new Promise<void>((resolve) => server!.listen(0, "127.0.0.1", resolve));
  return {url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), seen, most: () => most};
}

const ask = () => ({pokemonA: 25, pokemonB: 6, movesA: [84, 85]});
const base = {mode: "realistic", ask, apiKey: "secret"} as const;

describe("traffic", () => {
  it("asks the server in its own format, marked as synthetic, with the key", async () => {
    const {url, seen} = await listen();
    const summary = await sendTraffic({...base, url, duration: 0.6, rate: 60, random: createRandom(1)});
    expect(summary.answered).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(5);
    expect(seen[0].body).toEqual({pokemon_a_id: 25, pokemon_b_id: 6, available_moves: [84, 85]});
    expect(seen[0].headers).toMatchObject({"x-api-key": "secret", "x-synthetic": "true"});
    expect(summary.meanProbability).toBeCloseTo(0.75, 12);
    expect(summary.errors).toBe(0);
  });
  it("is bounded in requests under way; what is due beyond is skipped and counted", async () => {
    const {url, most} = await listen(150);
    const summary = await sendTraffic({...base, url, duration: 0.4, rate: 2_000, random: createRandom(2)});
    expect(most()).toBeLessThanOrEqual(MOST_IN_FLIGHT);
    expect(summary.skipped).toBeGreaterThan(0);
  });
  it("stops at once, in order, when interrupted", async () => {
    const {url, seen} = await listen();
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 200);
    const start = performance.now();
    const summary = await sendTraffic({
      ...base,
      url,
      duration: 60,
      rate: 20,
      random: createRandom(3),
      signal: controller.signal
    });
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(summary.answered).toBe(seen.length);
  });
  it("counts refusals and a server that is not there", async () => {
    const {url} = await listen(0, 401);
    const refused = await sendTraffic({...base, url, duration: 0.3, rate: 50, random: createRandom(4)});
    expect(refused.statuses.get(401)).toBe(refused.answered);
    expect(refused.errors).toBe(refused.answered);
    const nobody = new URL("http://127.0.0.1:9");
    const failed = await sendTraffic({
      ...base,
      url: nobody,
      duration: 0.3,
      rate: 50,
      random: createRandom(5)
    });
    expect(failed.failed).toBeGreaterThan(0);
    expect(failed.answered).toBe(0);
  });
  it("goes to this machine only, unless told otherwise", () => {
    for (const url of ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:80", "http://127.1.2.3"])
      expect(checkTarget(url, false).href).toContain("http://");
    expect(() => checkTarget("https://example.org", false)).toThrow(TrafficTargetError);
    expect(() => checkTarget("http://127.0.0.1.example.org", false)).toThrow(/--allow-remote/);
    expect(checkTarget("https://example.org", true).hostname).toBe("example.org");
    expect(() => checkTarget("file:///etc/passwd", true)).toThrow(TypeError);
  });
});

describe("summary", () => {
  it("knows latencies within five per cent, in constant memory", () => {
    const summary = new TrafficSummary();
    for (let i = 1; i <= 1000; i += 1) summary.add({kind: "answered", status: 200, milliseconds: i});
    for (const share of [0.5, 0.95, 0.99]) {
      const latency = summary.latency(share)!;
      expect(latency).toBeGreaterThanOrEqual(1000 * share * 0.999);
      expect(latency).toBeLessThanOrEqual(1000 * share * 1.051);
    }
    expect(new TrafficSummary().latency(0.5)).toBeNull();
  });
  it("is one line of figures", () => {
    const summary = new TrafficSummary();
    summary.add({kind: "answered", status: 200, milliseconds: 2, probability: 0.5});
    summary.add({kind: "answered", status: 429, milliseconds: 2});
    summary.add({kind: "failed"});
    summary.add({kind: "skipped"});
    expect(summary.line(2)).toBe(
      "2 s: 2 answered (1.0/s, 1 failed, 1 skipped) [200: 1, 429: 1] p50 2.0 ms, p95 2.0 ms, p99 2.0 ms, mean win probability 0.500"
    );
    expect(summary.errors).toBe(2);
  });
});
