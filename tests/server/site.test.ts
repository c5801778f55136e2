import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type ServedApp, serveApp} from "./support/serve-app.ts";

const site = mkdtempSync(join(tmpdir(), "predictiondex-dist-"));
const file = (path: string, text: string) => {
  mkdirSync(join(site, path, ".."), {recursive: true});
  writeFileSync(join(site, path), text);
};
file("index.html", '<!doctype html><title>home</title><script type="module">console.log("home")</script>');
file("moves.html", "<!doctype html><title>moves</title>");
file("pokedex.html", "<!doctype html><title>pokedex</title>");
file("pokedex/pikachu.html", "<!doctype html><title>pikachu</title>");
file("guide/index.html", "<!doctype html><title>guide</title>");
file("404.html", "<!doctype html><title>not here</title>");
file("_file/data/x.abc.json", "{}");
file("robots.txt", "User-agent: *");
writeFileSync(join(site, "..", "predictiondex-outside.html"), "the neighbour's file");

let app: ServedApp;
beforeAll(async () => {
  app = await serveApp({site});
});
afterAll(async () => {
  await app.close();
  rmSync(site, {recursive: true});
  rmSync(join(site, "..", "predictiondex-outside.html"));
});

const BROWSER = {headers: {Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}};
const titleOf = async (path: string, init: RequestInit = BROWSER) => {
  const response = await app.get(path, init);
  return {
    status: response.status,
    title: /<title>(.*?)</.exec(await response.text())?.[1],
    headers: response.headers
  };
};

describe("the site", () => {
  it("has pages without .html, also beside a folder of that name, and never redirects", async () => {
    expect(await titleOf("/")).toMatchObject({status: 200, title: "home"});
    expect(await titleOf("/pokedex", {redirect: "error", ...BROWSER})).toMatchObject({
      status: 200,
      title: "pokedex"
    });
    expect(await titleOf("/pokedex/pikachu")).toMatchObject({status: 200, title: "pikachu"});
    expect(await titleOf("/", {})).toMatchObject({status: 200, title: "home"});
  });

  it("gives a browser the page and everyone else the data where both have an address", async () => {
    const page = await titleOf("/moves");
    expect(page).toMatchObject({status: 200, title: "moves"});
    expect(page.headers.get("vary")).toMatch(/Accept\b/);
    const data = await app.get("/moves");
    expect(data.headers.get("content-type")).toMatch(/json/);
    expect((await data.json()).total).toBeGreaterThan(200);
  });

  it("lets browsers keep what is hashed and ask again for what is not", async () => {
    expect((await app.get("/_file/data/x.abc.json")).headers.get("cache-control")).toMatch(/immutable/);
    expect((await app.get("/", BROWSER)).headers.get("cache-control")).toBe("no-cache");
    const etag = (await app.get("/", BROWSER)).headers.get("etag")!;
    expect(
      (
        await app.get("/", {
          headers: {...BROWSER.headers, "If-None-Match": etag, "Cache-Control": "max-age=0"}
        })
      ).status
    ).toBe(304);
    expect((await app.get("/robots.txt")).headers.get("cache-control")).toBe("no-cache");
  });

  it("runs only the inline scripts that were built", async () => {
    const policy = (await app.get("/", BROWSER)).headers.get("content-security-policy")!;
    expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval' 'sha256-[A-Za-z0-9+/=]{44}'/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
  });

  it("isolates its pages, so that training in the browser may use threads", async () => {
    const {headers} = await app.get("/", BROWSER);
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-embedder-policy")).toBe("require-corp");
    const script = await app.get("/_file/data/x.abc.json");
    expect(script.headers.get("cross-origin-embedder-policy")).toBe("require-corp");
  });

  it("shows its own page for what is missing to a browser, a problem to everyone else", async () => {
    expect(await titleOf("/nowhere")).toMatchObject({status: 404, title: "not here"});
    expect((await app.get("/nowhere")).headers.get("content-type")).toMatch(/problem\+json/);
  });

  it.each([
    "/../predictiondex-outside",
    "/..%2fpredictiondex-outside",
    "/%2e%2e/predictiondex-outside.html",
    "/..%5cpredictiondex-outside",
    "/pokedex%00",
    "/....//predictiondex-outside"
  ])("never leaves its folder: %s", async (path) => {
    for (const init of [BROWSER, {}]) {
      const response = await app.get(path, init);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(await response.text()).not.toContain("the neighbour's file");
    }
  });

  it("that is not built says how to build it", async () => {
    const unbuilt = await serveApp();
    try {
      const response = await unbuilt.get("/", BROWSER);
      expect(response.status).toBe(503);
      expect(await response.text()).toMatch(/npm run build/);
    } finally {
      await unbuilt.close();
    }
  });
});

it.each([
  ["/guide", "/guide/"],
  ["/guide?lang=fr&a=%2Fx", "/guide/?lang=fr&a=%2Fx"]
])("%s leads to the page's folder, %s", async (from, to) => {
  const moved = await fetch(app.url + from, {redirect: "manual", headers: {accept: "text/html"}});
  expect(moved.status).toBe(308);
  expect(moved.headers.get("location")).toMatch(/^\.\//);
  const response = await fetch(app.url + from, {headers: {accept: "text/html"}});
  expect(response.url).toBe(app.url + to);
  expect(await response.text()).toContain("guide");
});
