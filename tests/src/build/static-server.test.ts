import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {get, type Server} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {buffer} from "node:stream/consumers";
import {gunzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {serveSite} from "../../../src/build/static-server.ts";

const folder = mkdtempSync(join(tmpdir(), "static-server-"));
const site = join(folder, "site");
const FILES = {
  "site/index.html": "home",
  "site/404.html": "not here",
  "site/pokedex.html": "pokedex",
  "site/pokedex/mr-mime.html": "mime",
  "site/guide/index.html": "guide",
  "site/_file/data/x.1a2b.json": "{}",
  "site/_file/évolution.svg": "<svg/>",
  "site/_npm/module.js": "export {};".repeat(1000),
  "site/_import/style.css": "a{}",
  "site/_npm/engine.wasm": "\0asm",
  "site/_file/fonts/inter.woff2": "wOF2",
  "site/_file/data/columns.bin": "\x01\x02",
  "outside.html": "the neighbour's file"
};
let server: Server;
let address: string;
beforeAll(async () => {
  for (const [path, content] of Object.entries(FILES)) {
    mkdirSync(join(folder, path, ".."), {recursive: true});
    writeFileSync(join(folder, path), content);
  }
  ({server, address} = await serveSite(site));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, {recursive: true});
});

/** Asks for a path as it is written: `fetch` would tidy it up. */
const ask = (path: string, from = address) =>
  new Promise<{status: number; body: string}>((resolve, reject) => {
    const {hostname, port} = new URL(from);
    get({hostname, port, path, agent: false}, async (response) => {
      resolve({status: response.statusCode!, body: gunzipSync(await buffer(response)).toString()});
    }).on("error", reject);
  });

describe("the built site, served for tests and figures", () => {
  it.each([
    ["/", "home"],
    ["/?lang=fr", "home"],
    ["/pokedex", "pokedex"],
    ["/pokedex.html", "pokedex"],
    ["/pokedex/mr-mime", "mime"],
    ["/guide/", "guide"],
    ["/_file/%C3%A9volution.svg", "<svg/>"]
  ])("%s is a page", async (path, body) => {
    expect(await ask(path)).toEqual({status: 200, body});
  });

  it.each([
    ["/guide", "/guide/"],
    ["/guide?lang=fr", "/guide/?lang=fr"]
  ])("%s leads to %s", async (from, to) => {
    const response = await fetch(address + from);
    expect(response.url).toBe(address + to);
    expect(await response.text()).toBe("guide");
  });

  it.each(["/nowhere", "/pokedex/nowhere", "/_file", "/_file/data/x.json"])(
    "%s is the page of what is not there",
    async (path) => expect(await ask(path)).toEqual({status: 404, body: "not here"})
  );

  it.each([
    ["/", "text/html; charset=utf-8"],
    ["/nowhere.json", "text/html; charset=utf-8"],
    ["/_file/data/x.1a2b.json", "application/json"],
    ["/_file/%C3%A9volution.svg", "image/svg+xml"],
    ["/_npm/module.js", "text/javascript"],
    ["/_npm/engine.wasm", "application/wasm"],
    ["/_import/style.css", "text/css"],
    ["/_file/fonts/inter.woff2", "font/woff2"],
    ["/_file/data/columns.bin", "application/octet-stream"]
  ])("%s is %s", async (path, type) => {
    expect((await fetch(address + path)).headers.get("content-type")).toBe(type);
  });

  it("sends everything compressed, and says how many bytes that makes", async () => {
    const response = await fetch(`${address}/_npm/module.js`);
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(await response.text()).toBe(FILES["site/_npm/module.js"]);
    const length = Number(response.headers.get("content-length"));
    expect(length).toBeGreaterThan(20);
    expect(length).toBeLessThan(FILES["site/_npm/module.js"].length / 10);
  });

  it.each([
    "/../outside",
    "/..%2foutside.html",
    "/%2e%2e/outside.html",
    "/pokedex/..%2f..%2foutside",
    "/..%5coutside.html",
    "//../outside.html"
  ])("never leaves its folder: %s", async (path) => {
    expect(await ask(path)).toEqual({status: 404, body: "not here"});
  });

  it.each([
    ["/%", 404],
    ["/%E0%A4%A", 404],
    ["/pokedex%00", 404],
    ["//:", 404],
    ["//", 200]
  ])("stays up where asked for %s", async (path, status) => {
    expect((await ask(path)).status).toBe(status);
    expect(await ask("/")).toEqual({status: 200, body: "home"});
  });
});

it("a site without a page for what is not there still says that it is not", async () => {
  const bare = mkdtempSync(join(folder, "bare-"));
  const served = await serveSite(bare);
  expect((await ask("/favicon.ico", served.address)).status).toBe(404);
  served.server.close();
});
