import express from "express";
import pino from "pino";
import {expect, it} from "vitest";
import {errorHandler} from "../../../server/http/error-handler.ts";
import {limitRate} from "../../../server/security/rate-limit.ts";
import {exchange} from "../support/exchange.ts";

/** An app that lets `limit` requests through a minute; the caller's name is told by a header. */
function limited(limit: number, trustProxy = 0) {
  const app = express();
  app.set("trust proxy", trustProxy);
  app.use((request, response, next) => {
    const caller = request.headers["x-caller"];
    if (typeof caller === "string") response.locals["caller"] = caller;
    next();
  });
  app.use(...limitRate(limit), (_request, response) => void response.send("ok"));
  app.use(errorHandler(pino({level: "silent"})));
  return app;
}

it("is so many requests in a minute of 60 seconds", async () => {
  await exchange(limited(2), async (get) => {
    const first = await get("/");
    expect(first.status).toBe(200);
    expect(first.headers.get("ratelimit-policy")).toMatch(/q=2; w=60\b/);
    expect(first.headers.get("ratelimit")).toMatch(/r=1; t=60/);
    expect(first.headers.get("x-ratelimit-limit")).toBeNull();
    expect((await get("/")).status).toBe(200);
    const refused = await get("/");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(30);
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect(await refused.json()).toMatchObject({
      type: "urn:predictiondex:problem:too-many-requests",
      detail: "At most 2 requests a minute; try again later."
    });
  });
});

it("is counted by key", async () => {
  await exchange(limited(1), async (get) => {
    const as = async (caller: string) => (await get("/", {headers: {"X-Caller": caller}})).status;
    expect([await as("a"), await as("a"), await as("b"), await as("b")]).toEqual([200, 429, 200, 429]);
    expect((await get("/")).status, "an address is no key").toBe(200);
  });
});

it("is counted by address where there is no key, by network for addresses of IPv6", async () => {
  await exchange(limited(1, 1), async (get) => {
    const from = async (address: string) => (await get("/", {headers: {"X-Forwarded-For": address}})).status;
    expect([await from("192.0.2.1"), await from("192.0.2.1"), await from("192.0.2.2")]).toEqual([
      200, 429, 200
    ]);
    expect([await from("2001:db8:1::1"), await from("2001:db8:1::2"), await from("2001:db8:2::1")]).toEqual([
      200, 429, 200
    ]);
    const named = await get("/", {headers: {"X-Caller": "192.0.2.1"}});
    expect(named.status, "a key that is called like an address is no address").toBe(200);
  });
});

it("says nothing on standard error where a proxy is not believed", async () => {
  const said: unknown[] = [];
  const {error} = console;
  console.error = (...words: unknown[]) => void said.push(words);
  try {
    await exchange(limited(1), async (get) => {
      expect((await get("/", {headers: {"X-Forwarded-For": "192.0.2.1"}})).status).toBe(200);
    });
  } finally {
    console.error = error;
  }
  expect(said).toEqual([]);
});

it("of 0 is none", () => {
  expect(limitRate(0)).toEqual([]);
  expect(limitRate(1)).toHaveLength(1);
});
