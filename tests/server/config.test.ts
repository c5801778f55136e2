import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {readConfig, StartError} from "../../server/config.ts";

describe("the server's settings", () => {
  it("have defaults, an empty variable counting as absent", () => {
    const config = readConfig({PORT: "", API_KEYS: "", MONITOR_EVERY: ""});
    expect(config).toEqual(readConfig({}));
    expect(config).toEqual({
      production: false,
      port: 8080,
      host: "127.0.0.1",
      apiKeys: [],
      apiKeysFile: null,
      siteIsOpen: false,
      corsOrigins: [],
      redisUrl: null,
      rateLimit: 6000,
      workLimit: 300_000,
      workInFlight: 50_000,
      wrongKeyLimit: 60,
      drainSeconds: 0,
      shutdownSeconds: 10,
      trustProxy: 0,
      bodyLimit: 524_288,
      tracesTo: null,
      logLevel: "info",
      workers: 1,
      foresight: false,
      monitor: null,
      predictionLog: {rows: 100, seconds: 60, leaseMs: 30_000, maxAgeDays: 90, maxBytes: 1_073_741_824}
    });
    expect(readConfig({MONITOR_EVERY: "30m"}).monitor).toEqual({every: "30m", window: "7d"});
    expect(readConfig({MONITOR_EVERY: "off"}).monitor).toBeNull();
  });

  it.each([
    ["on", true],
    ["true", true],
    ["1", true],
    ["off", false],
    ["false", false],
    ["0", false]
  ])("are switched by words, by digits and by truth: %s", (word, isOn) => {
    expect(readConfig({API_SITE_OPEN: word}).siteIsOpen).toBe(isOn);
  });

  it.each(["fatal", "error", "warn", "info", "debug", "trace", "silent"])("know how loud %s is", (level) => {
    expect(readConfig({LOG_LEVEL: level}).logLevel).toBe(level);
  });

  it("say what would be right, and never a key", () => {
    const told = (env: NodeJS.ProcessEnv): Error => {
      try {
        readConfig(env);
      } catch (error) {
        return error as Error;
      }
      throw new Error("it is valid");
    };
    const tooMuch = told({BODY_LIMIT: "16777217"});
    expect(tooMuch).toMatchObject({name: "StartError", cause: undefined});
    expect(tooMuch.message).toMatch(/^BODY_LIMIT=16777217 is not valid: Too big: .*16777216$/);
    expect(readConfig({BODY_LIMIT: "16777216"}).bodyLimit).toBe(16_777_216);
    for (const text of ["x1", "1x", "1.5", "1234567890123456"])
      expect(told({WORKERS: text}).message).toBe(`WORKERS=${text} is not valid: expected a whole number`);
    expect(told({MONITOR_EVERY: "often"}).message).toMatch(/^MONITOR_EVERY=often is not valid: .*often/);
    expect(told({MONITOR_EVERY: "hourly"}).message).toMatch(/such as 90s, 10m/);
    expect(told({MONITOR_WINDOW: "off"}).message).toMatch(/^MONITOR_WINDOW=off is not valid: .*off/);
  });

  it("do not show an address that holds a password", () => {
    const told = (): unknown => readConfig({REDIS_URL: "https://:secret@redis:6379"});
    expect(told).toThrow("REDIS_URL=(hidden) is not valid: expected an address such as redis://redis:6379");
    expect(() => readConfig({OTEL_EXPORTER_OTLP_ENDPOINT: "me:secret@collector"})).toThrow(
      "OTEL_EXPORTER_OTLP_ENDPOINT=(hidden) is not valid"
    );
    expect(readConfig({REDIS_URL: "redis://:secret@redis:6379"}).redisUrl).toBe("redis://:secret@redis:6379");
  });

  it.each([
    "redis://h/x",
    "redis://h/-1",
    "redis://h/1.5",
    "redis://h/1/2",
    "redis://a%ZZ:b@h",
    "redis://h/1e2",
    "h:6379"
  ])("tell an address that Redis's client cannot open in one line: %s", (address) => {
    expect(() => readConfig({REDIS_URL: address})).toThrow(
      /^REDIS_URL=\(hidden\) is not valid: expected an address such as .* number of the database$/
    );
  });

  it("take Redis with or without the number of a database", () => {
    for (const address of ["redis://h", "redis://h/", "rediss://:a%40b@h:6380/15"])
      expect(readConfig({REDIS_URL: address}).redisUrl).toBe(address);
  });

  it("come from the environment", () => {
    const config = readConfig({
      NODE_ENV: "production",
      PORT: "0",
      API_KEYS: " one, two:other ,,",
      CORS_ORIGINS: "https://a.example,https://b.example",
      MONITOR_EVERY: "1h",
      MONITOR_WINDOW: "24h",
      PREDICTION_LOG: "off"
    });
    expect(config).toMatchObject({
      production: true,
      port: 0,
      apiKeys: ["one", "two:other"],
      corsOrigins: ["https://a.example", "https://b.example"],
      foresight: true,
      monitor: {every: "1h", window: "24h"},
      predictionLog: null
    });
    expect(readConfig({NODE_ENV: "production", FORESIGHT: "off"}).foresight).toBe(false);
    expect(readConfig({PREDICTION_LOG_MEGABYTES: "2"}).predictionLog).toMatchObject({
      maxBytes: 2 * 1024 ** 2
    });
  });

  it.each([
    ["PORT", "70000"],
    ["PORT", "http"],
    ["WORKERS", "0"],
    ["LOG_LEVEL", "loud"],
    ["API_SITE_OPEN", "perhaps"],
    ["MONITOR_EVERY", "often"],
    ["MONITOR_WINDOW", "off"],
    ["PREDICTION_LOG_ROWS", "-1"]
  ])("name the variable and the value that is wrong: %s=%s", (name, value) => {
    expect(() => readConfig({[name]: value})).toThrow(StartError);
    expect(() => readConfig({[name]: value})).toThrow(`${name}=${value} is not valid: `);
  });

  it("refuse every number out of range, and take every other", () => {
    fc.assert(
      fc.property(fc.integer({min: -100_000, max: 200_000}), (port) => {
        const read = () => readConfig({PORT: String(port)}).port;
        if (port >= 0 && port <= 65_535) expect(read()).toBe(port);
        else expect(read).toThrow(/^PORT=/);
      })
    );
  });
});
