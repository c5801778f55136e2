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
    expect(page.headers.get("content-type")).toMatch(/^text\/html/);
    const script = await app.get("/docs/initialize.js");
    expect(script.headers.get("content-type")).toMatch(/^text\/javascript/);
    expect(await script.text()).toContain('url: "/openapi.json"');
    const style = await app.get("/docs/swagger-ui.css");
    expect(style.headers.get("cache-control")).toBe("public, max-age=86400");
  });

  it("is one place for logs and metrics, whichever file is asked for", async () => {
    for (const [path, endpoint] of [
      ["/docs/swagger-ui.css", "/docs"],
      ["/docs", "/docs"],
      ["/openapi.json", "/openapi.json"]
    ]) {
      const answer = await app.get(path);
      await answer.text();
      const id = answer.headers.get("x-request-id");
      const line = () => app.logLines.find(({requestId}) => requestId === id);
      await expect.poll(() => line()?.["endpoint"], {timeout: 120_000}).toBe(endpoint);
    }
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
