import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type ServedApp, serveApp} from "../support/serve-app.ts";

let app: ServedApp;
beforeAll(async () => {
  app = await serveApp();
});
afterAll(() => app.close());

describe("/docs", () => {
  it("comes from this server alone, scripts and styles included", async () => {
    const page = await app.get("/docs");
    const html = await page.text();
    const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(3);
    expect(html).not.toMatch(/<script>|https?:/);
    for (const address of addresses) {
      expect(address).toMatch(/^\/docs\//);
      expect((await app.get(address)).status, address).toBe(200);
    }
    expect(await (await app.get("/docs/initialize.js")).text()).toContain('url: "/openapi.json"');
  });
});

describe("/openapi.json", () => {
  it("is the document, with this server's version", async () => {
    const response = await app.get("/openapi.json");
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    expect(await response.json()).toMatchObject({
      openapi: "3.1.1",
      info: {title: "PredictionDex", version: "0.0.0"}
    });
  });
});
