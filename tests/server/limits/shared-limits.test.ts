import {type ChildProcess, execFileSync, spawn} from "node:child_process";
import {setTimeout as pause} from "node:timers/promises";
import express from "express";
import pino from "pino";
import {afterAll, afterEach, beforeAll, describe, expect, it} from "vitest";
import {freePort} from "../../../lib/web/free-port.ts";
import {Budget, OverBudgetError} from "../../../server/budget/budget.ts";
import {proposed} from "../../../server/budget/price.ts";
import {errorHandler} from "../../../server/http/error-handler.ts";
import {SharedAccounts} from "../../../server/limits/shared-accounts.ts";
import {openSharedMemory, type SharedMemory} from "../../../server/limits/shared-memory.ts";
import {SharedStore} from "../../../server/limits/shared-store.ts";
import {createMetrics} from "../../../server/metrics/metrics.ts";
import {limitRate} from "../../../server/security/rate-limit.ts";
import {exchange} from "../support/exchange.ts";

/** Debian's Redis on loopback; stopped and started anew by the tests. */

const HAS_REDIS = ((): boolean => {
  try {
    execFileSync("redis-server", ["--version"]);
    return true;
  } catch {
    return false;
  }
})();

let port: number;
let redis: ChildProcess | null = null;

async function startRedis(): Promise<void> {
  const child = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", ""], {
    stdio: ["ignore", "pipe", "ignore"]
  });
  redis = child;
  await new Promise<void>((ready, fail) => {
    child.stdout.on("data", (text) => {
      if (String(text).includes("Ready to accept connections")) ready();
    });
    child.once("exit", () => fail(new Error("redis-server ended")));
  });
}

async function stopRedis(): Promise<void> {
  const child = redis;
  redis = null;
  if (child === null) return;
  child.kill("SIGKILL");
  await new Promise((ended) => child.once("exit", ended));
}

/** What one server process has: its connection, its metrics and its log. */
function open() {
  const metrics = createMetrics({system: false});
  const lines: string[] = [];
  const logger = pino({}, {write: (line: string) => void lines.push(line)});
  const shared = openSharedMemory(`redis://127.0.0.1:${port}`, {logger, metrics});
  opened.push(shared);
  const value = async (name: string) =>
    (await metrics.registry.getSingleMetric(name)?.get())?.values[0]?.value;
  return {shared, metrics, lines, value};
}
const opened: SharedMemory[] = [];

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return;
    await pause(25);
  }
  throw new Error("it never came to that");
}

const upIs = (one: ReturnType<typeof open>, value: 0 | 1) =>
  until(async () => (await one.value("api_shared_limits_up")) === value);

afterEach(() => {
  for (const shared of opened.splice(0)) shared.close();
});

describe.skipIf(!HAS_REDIS)("limits in Redis", () => {
  beforeAll(async () => {
    port = await freePort();
    await startRedis();
  });
  afterAll(stopRedis);

  const limited = (shared: SharedMemory, limit: number, name: string) => {
    const app = express();
    app.use(
      ...limitRate(limit, new SharedStore(shared, name)),
      (_request, response) => void response.send("ok")
    );
    app.use(errorHandler(pino({level: "silent"})));
    return app;
  };

  it("hold for two servers together", async () => {
    const [one, other] = [open(), open()];
    await Promise.all([upIs(one, 1), upIs(other, 1)]);
    await exchange(limited(one.shared, 3, "together"), async (getOne) => {
      await exchange(limited(other.shared, 3, "together"), async (getOther) => {
        const asked = [getOne, getOther, getOne, getOther, getOne];
        const statuses: number[] = [];
        for (const get of asked) statuses.push((await get("/")).status);
        expect(statuses).toEqual([200, 200, 200, 429, 429]);
        const refused = await getOther("/");
        expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      });
    });
  });

  it("hold for the work of a caller, which gets back what was not needed on whatever server", async () => {
    const budgetOf = ({shared, metrics}: ReturnType<typeof open>) =>
      new Budget({
        perMinute: 600,
        inFlight: 0,
        isLogBehind: () => false,
        metrics,
        accounts: new SharedAccounts(shared, 600)
      });
    const [one, other] = [open(), open()];
    await Promise.all([upIs(one, 1), upIs(other, 1)]);
    const [first, second] = [budgetOf(one), budgetOf(other)];
    const admission = await first.admit("key a", proposed(900));
    await expect(second.admit("key a", proposed(1))).rejects.toThrow(OverBudgetError);
    await expect(second.admit("key a", proposed(1))).rejects.toMatchObject({reason: "caller"});
    await second.admit("key b", proposed(1));
    admission.done();
    await until(async () =>
      second.admit("key a", proposed(1)).then(
        () => true,
        () => false
      )
    );
  });

  it("fall back to each server's own when Redis is lost, say so, and go on together when it is back", async () => {
    const one = open();
    await upIs(one, 1);
    const accounts = new SharedAccounts(one.shared, 100);
    await exchange(limited(one.shared, 2, "lost"), async (get) => {
      const status = async (): Promise<number> => (await get("/")).status;
      expect(await status()).toBe(200);
      await stopRedis();
      expect([await status(), await status(), await status()], "of its own").toEqual([200, 200, 429]);
      expect(await accounts.spend("key c", 150)).toBe(100);
      expect(await accounts.spend("key c", 1)).toBeLessThan(0);
      expect(await one.value("api_shared_limits_up")).toBe(0);
      expect(await one.value("api_shared_limits_failures_total")).toBeGreaterThan(0);
      const told = one.lines.filter((line) => line.includes("Redis cannot be reached"));
      expect(told, "told once, not for each request").toHaveLength(1);
      await startRedis();
      await upIs(one, 1);
      expect([await status(), await status(), await status()], "an empty Redis").toEqual([200, 200, 429]);
      expect(one.lines.filter((line) => line.includes("limits are counted in Redis"))).toHaveLength(2);
    });
  });

  it("go on in a Redis that forgot its scripts, which is no failure", async () => {
    const one = open();
    await upIs(one, 1);
    await exchange(limited(one.shared, 2, "forgot"), async (get) => {
      const status = async (): Promise<number> => (await get("/")).status;
      expect(await status()).toBe(200);
      await one.shared.command("SCRIPT", "FLUSH");
      expect([await status(), await status()], "counted on").toEqual([200, 429]);
    });
    expect(await one.value("api_shared_limits_up")).toBe(1);
    expect(await one.value("api_shared_limits_failures_total")).toBe(0);
    expect(one.lines.filter((line) => line.includes("in this process alone"))).toEqual([]);
  });

  it("are told to be each server's own while Redis refuses to count, once, and together after that", async () => {
    const one = open();
    await upIs(one, 1);
    const accounts = new SharedAccounts(one.shared, 100);
    await exchange(limited(one.shared, 3, "refused"), async (get) => {
      await one.shared.command("CONFIG", "SET", "maxmemory", "1");
      try {
        expect([(await get("/")).status, (await get("/")).status]).toEqual([200, 200]);
        expect(await accounts.spend("key d", 150)).toBe(100);
        expect(await one.value("api_shared_limits_up")).toBe(0);
        const told = one.lines.filter((line) => line.includes("in this process alone"));
        expect(told).toHaveLength(1);
        expect(told[0]).toContain("Redis refuses to count");
      } finally {
        await one.shared.command("CONFIG", "SET", "maxmemory", "0");
      }
      await get("/");
      expect(await one.value("api_shared_limits_up")).toBe(1);
    });
  });

  it("of a Redis that hangs delay the first requests alone, and are not charged when it goes on", async () => {
    const one = open();
    await upIs(one, 1);
    const accounts = new SharedAccounts(one.shared, 1_000);
    await accounts.spend("key e", 100);
    redis!.kill("SIGSTOP");
    const start = performance.now();
    try {
      await exchange(limited(one.shared, 1_000, "hung"), async (get) => {
        for (let request = 0; request < 12; request++) {
          expect((await get("/")).status).toBe(200);
          await accounts.spend("key e", 100);
        }
      });
    } finally {
      redis!.kill("SIGCONT");
    }
    expect(performance.now() - start, "once 250 ms, not twelve times 500").toBeLessThan(1_500);
    await upIs(one, 1);
    expect(await accounts.spend("key e", 1)).toBeGreaterThanOrEqual(900);
    expect(one.lines.filter((line) => line.includes("Redis cannot be reached"))).toHaveLength(1);
  });
});

if (!HAS_REDIS) it.skip("SKIPPED: Redis is not installed (Debian: apt-get install redis-server)", () => {});

describe("a Redis that never was", () => {
  it("delays no request, and is told of", async () => {
    port = await freePort();
    const one = open();
    const start = performance.now();
    expect(await new SharedAccounts(one.shared, 10).spend("key a", 4)).toBe(10);
    expect(performance.now() - start).toBeLessThan(1_000);
    await upIs(one, 0);
    expect(one.lines.join()).toContain("limits are counted in this process alone until it can");
  });
});
