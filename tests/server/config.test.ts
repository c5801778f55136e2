import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {readConfig, StartError} from "../../server/config.ts";

describe("the server's settings", () => {
  it("have defaults, an empty variable counting as absent", () => {
    const config = readConfig({PORT: "", API_KEYS: "", MONITOR_EVERY: ""});
    expect(config).toEqual(readConfig({}));
    expect(config).toMatchObject({
      production: false,
      port: 8080,
      host: "127.0.0.1",
      apiKeys: [],
      apiKeysFile: null,
      workers: 1,
      foresight: false,
      monitor: null
    });
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
