import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {addKey} from "../../server/security/add-key.ts";
import {generateKey, hashKey, KeyRing} from "../../server/security/key-ring.ts";
import {loadKeys, parseKeyFile} from "../../server/security/load-keys.ts";
import {type ServeAppOptions, type ServedApp, serveApp} from "./support/serve-app.ts";

let app: ServedApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});
const serve = async (options: ServeAppOptions) => {
  app = await serveApp(options);
  return app;
};
const stored = (key: string, name = "test") => ({name, hash: hashKey(key)});
const withKey = (key: string) => ({headers: {"X-API-Key": key}});

describe("keys", () => {
  it("let in whoever has one: 401 without, 403 with a wrong one", async () => {
    const key = generateKey();
    const other = generateKey();
    const {get, post} = await serve({keys: [stored(key, "first"), stored(other, "second")]});
    expect((await get("/pokemon")).status).toBe(401);
    expect((await get("/pokemon")).headers.get("www-authenticate")).toMatch(/X-API-Key/);
    expect((await get("/pokemon", withKey(`${key}x`))).status).toBe(403);
    expect((await get("/pokemon", withKey(key))).status).toBe(200);
    expect((await get("/pokemon", withKey(other))).status).toBe(200);
    expect((await post("/predict/best-move", {})).status, "before the body is read").toBe(401);
    for (const path of ["/health", "/ready", "/metrics", "/docs", "/openapi.json"]) {
      expect((await get(path)).status, path).toBe(200);
    }
  });

  it("do not get into the log or the metrics, nor do addresses", async () => {
    const key = generateKey();
    const {get, logLines} = await serve({keys: [stored(key, "partner")]});
    await get("/pokemon?text=secret-search", withKey(key));
    await get("/pokemon", withKey("wrong-key-wrong-key"));
    const text = JSON.stringify(logLines) + (await (await get("/metrics")).text());
    expect(logLines.find((line) => line["key"] === "partner")).toMatchObject({
      endpoint: "/pokemon",
      status: 200
    });
    for (const secret of [key, "wrong-key", hashKey(key).toString("hex"), "127.0.0.1", "secret-search"]) {
      expect(text).not.toContain(secret);
    }
  });

  it("are not needed by the site's own pages where that is configured", async () => {
    const sameOrigin = {headers: {"Sec-Fetch-Site": "same-origin"}};
    const keys = [stored(generateKey())];
    const open = await serve({keys, config: {siteIsOpen: true}});
    expect((await open.get("/pokemon", sameOrigin)).status).toBe(200);
    expect((await open.get("/pokemon", {headers: {"Sec-Fetch-Site": "cross-site"}})).status).toBe(401);
    await open.close();
    const closed = await serve({keys});
    expect((await closed.get("/pokemon", sameOrigin)).status).toBe(401);
  });

  it("come from the environment and a file, which is checked line by line", () => {
    const folder = mkdtempSync(join(tmpdir(), "predictiondex-keys-"));
    try {
      const file = join(folder, "keys");
      const key = addKey(file, "laptop");
      const second = addKey(file, "ci");
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readFileSync(file, "utf8")).not.toContain(key);
      expect(() => addKey(file, "ci")).toThrow(/named "ci" already/);
      expect(() => addKey(file, "two words")).toThrow(/no name for a key/);
      const ring = new KeyRing(loadKeys({apiKeys: ["from-env:0123456789abcdef"], apiKeysFile: file}));
      expect(ring.identify(key)).toBe("laptop");
      expect(ring.identify(second)).toBe("ci");
      expect(ring.identify("0123456789abcdef")).toBe("from-env");
      expect(ring.identify("anything else")).toBeNull();
      expect(() => loadKeys({apiKeys: ["short"], apiKeysFile: null})).toThrow(/shorter than 16/);
      writeFileSync(file, "# comment\n\nlaptop not-a-hash\n");
      expect(() => parseKeyFile(readFileSync(file, "utf8"), "keys")).toThrow("keys, line 3");
    } finally {
      rmSync(folder, {recursive: true});
    }
  });
});

describe("limits", () => {
  it("are a number of requests a minute by key", async () => {
    const [a, b] = [generateKey(), generateKey()];
    const {get} = await serve({keys: [stored(a, "a"), stored(b, "b")], config: {rateLimit: 3}});
    for (let request = 0; request < 3; request++) expect((await get("/types", withKey(a))).status).toBe(200);
    const refused = await get("/types", withKey(a));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({type: "urn:predictiondex:problem:too-many-requests"});
    expect((await get("/types", withKey(b))).status, "another key has its own").toBe(200);
    expect((await get("/health")).status, "probes have none").toBe(200);
  });
});

describe("wrong keys", () => {
  it("are told so a number of times a minute, and shut out nobody who has a right one", async () => {
    const key = generateKey();
    const {get} = await serve({keys: [stored(key)], config: {wrongKeyLimit: 2}});
    const statuses = async (tries: readonly string[]) => {
      const all: number[] = [];
      for (const tried of tries) all.push((await get("/types", withKey(tried))).status);
      return all;
    };
    expect(await statuses(["a", "b", "c", key, "d"])).toEqual([403, 403, 429, 200, 429]);
    const refused = await get("/types", withKey("e"));
    expect(refused.headers.get("retry-after")).toBe("60");
    expect(await refused.json()).toMatchObject({type: "urn:predictiondex:problem:too-many-requests"});
    expect((await get("/types")).status, "no key is no wrong one").toBe(401);
  });
});

describe("headers", () => {
  it("say what may be kept", async () => {
    const {get, post} = await serve({});
    const kept = async (answer: Promise<Response>) => (await answer).headers.get("cache-control");
    expect(await kept(get("/types"))).toBe("private, no-cache");
    expect((await get("/types")).headers.get("etag"), "to ask again with").toMatch(/^W\//);
    expect(await kept(get("/health"))).toBe("no-store");
    expect(await kept(get("/moves/none"))).toBe("no-store");
    const body = {pokemon_a_id: 7, move_a: "Surf", pokemon_b_id: 4, move_b: "Ember"};
    expect(await kept(post("/predict/duel", body))).toBe("no-store");
  });

  it("tell browsers what is allowed and nobody what runs here", async () => {
    const {get} = await serve({});
    const {headers} = await get("/types");
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("content-security-policy")).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("access-control-allow-origin")).toBeNull();
  });

  it("allow other origins only where they are configured", async () => {
    const {get} = await serve({config: {corsOrigins: ["https://partner.example"]}});
    const partner = await get("/types", {headers: {Origin: "https://partner.example"}});
    expect(partner.headers.get("access-control-allow-origin")).toBe("https://partner.example");
    const stranger = await get("/types", {headers: {Origin: "https://stranger.example"}});
    expect(stranger.headers.get("access-control-allow-origin")).not.toBe("https://stranger.example");
    const preflight = await get("/predict/duel", {
      method: "OPTIONS",
      headers: {Origin: "https://partner.example", "Access-Control-Request-Method": "POST"}
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-headers")).toContain("X-API-Key");
  });

  it("carry a request id, the client's where it is a decent one", async () => {
    const {get} = await serve({});
    const idOf = async (given: string) =>
      (await get("/types", {headers: {"X-Request-Id": given}})).headers.get("x-request-id");
    expect(await idOf("client-request-1")).toBe("client-request-1");
    expect(await idOf("<script>alert(1)</script>")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("compress what is large for who accepts it", async () => {
    const {get} = await serve({});
    expect((await get("/pokemon")).headers.get("content-encoding")).toMatch(/br|gzip/);
    expect((await get("/health")).headers.get("content-encoding")).toBeNull();
  });
});

describe("errors of our own", () => {
  it("go to the log and never to the client", async () => {
    const {get, logLines} = await serve({
      services: {
        renderMetrics: () => Promise.reject(new Error("a secret path: /etc/secret"))
      }
    });
    const response = await get("/metrics");
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toMatch(/secret|at .*:\d+/);
    expect(JSON.parse(text)).toMatchObject({type: "urn:predictiondex:problem:internal-error"});
    expect(logLines.find((line) => line["msg"] === "request failed")).toMatchObject({
      requestId: response.headers.get("x-request-id"),
      err: {message: "a secret path: /etc/secret"}
    });
  });

  it("leave predictions at 503 while no model is loaded", async () => {
    const {get, post} = await serve({model: null});
    expect((await get("/ready")).status).toBe(503);
    expect((await get("/health")).status).toBe(200);
    expect((await get("/pokemon")).status).toBe(200);
    const body = {pokemon_a_id: 7, pokemon_b_id: 4, available_moves: [33]};
    expect((await post("/predict/best-move", body)).status).toBe(503);
  });
});
