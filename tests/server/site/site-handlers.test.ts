import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import express from "express";
import {afterAll, beforeAll, beforeEach, describe, expect, it} from "vitest";
import type {PipelineStatus} from "../../../lib/stage-runner/pipeline-status.ts";
import {endpointOf} from "../../../server/http/request-state.ts";
import {siteHandlers} from "../../../server/site/site.ts";
import {exchange} from "../support/exchange.ts";

const folder = mkdtempSync(join(tmpdir(), "predictiondex-site-"));
const write = (path: string, text: string) => {
  mkdirSync(join(folder, path, ".."), {recursive: true});
  writeFileSync(join(folder, path), text);
};
const empty = join(folder, "empty");
beforeAll(() => {
  write("dist/index.html", "home");
  write("dist/moves.html", "page of moves");
  write("dist/été.html", "summer");
  write("dist/404.html", "not here");
  write("dist/robots.txt", "robots");
  write("dist/guides/index.html", "guides");
  write("dist/embed/fight/index.html", "a fight");
  for (const hashed of ["_npm", "_node", "_observablehq", "_import", "_file", "_jsr"])
    write(`dist/${hashed}/x.js`, hashed);
  write("dist/x_file/x.js", "x");
  write("dist/other/x.js", "other");
  mkdirSync(empty);
});
afterAll(() => rmSync(folder, {recursive: true}));

const seen: string[] = [];
beforeEach(() => void seen.splice(0));
const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/** The site around an API that has /moves, /nowhere not being there. */
async function ask(
  path: string,
  {
    accept = BROWSER,
    method = "GET",
    root = join(folder, "dist"),
    headers = {},
    pipeline = null as PipelineStatus | null
  } = {}
) {
  const app = express();
  const {negotiated, rest} = siteHandlers(root, () => pipeline);
  app.use((_request, response, next) => {
    response.on("close", () => seen.push(endpointOf(response)));
    next();
  });
  // As the server's security headers do for every answer.
  app.use((_request, response, next) => {
    response.setHeader("X-Frame-Options", "SAMEORIGIN");
    next();
  });
  app.use(negotiated);
  app.get("/moves", (_request, response) => void response.json({moves: []}));
  app.use(rest, (_request, response) => void response.status(404).send("problem"));
  return exchange(app, async (get) => {
    const response = await get(path, {method, headers: {Accept: accept, ...headers}, redirect: "manual"});
    return {status: response.status, text: await response.text(), headers: response.headers};
  });
}

describe("an address of both page and API", () => {
  it.each([
    [BROWSER, "page of moves"],
    ["text/html", "page of moves"],
    ["text/html;q=0.9, application/json;q=0.8", "page of moves"],
    ["application/json", '{"moves":[]}'],
    ["*/*", '{"moves":[]}'],
    ["application/json, text/html;q=0.9", '{"moves":[]}'],
    ["image/png", '{"moves":[]}']
  ])("is a page to whoever prefers one: %s", async (accept, expected) => {
    const {text, headers} = await ask("/moves", {accept});
    expect(text).toBe(expected);
    expect(headers.get("vary")).toContain("Accept");
  });

  it("is a page to HEAD too, and to no other method", async () => {
    expect((await ask("/moves", {method: "HEAD"})).headers.get("content-type")).toMatch(/^text\/html/);
    expect((await ask("/moves", {method: "POST"})).text).toBe("problem");
    expect((await ask("/moves", {method: "POST"})).headers.get("vary")).toBeNull();
  });
});

describe("a page", () => {
  it("has its policy and its tag, and is asked for anew each time", async () => {
    const {status, headers, text} = await ask("/");
    expect({status, text}).toEqual({status: 200, text: "home"});
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-cache");
    expect(headers.get("content-security-policy")).toMatch(/frame-ancestors 'none'$/);
    const again = await ask("/", {
      headers: {"If-None-Match": headers.get("etag") ?? "", "Cache-Control": "max-age=0"}
    });
    expect(again.status).toBe(304);
    expect(seen).toEqual(["site", "site"]);
  });

  it("may be framed by other sites where it is made for that, and nowhere else", async () => {
    for (const [path, method] of [
      ["/embed/fight/?a=mew", "GET"],
      ["/embed/fight/?a=mew", "HEAD"],
      ["/embed/fight/index.html", "GET"],
      ["//embed/fight/", "GET"]
    ]) {
      const framed = await ask(path, {method});
      expect(framed.text, path).toBe(method === "HEAD" ? "" : "a fight");
      expect(framed.headers.get("content-security-policy"), path).toMatch(/; frame-ancestors \*$/);
      expect(framed.headers.get("x-frame-options"), path).toBeNull();
      expect(framed.headers.get("cross-origin-resource-policy"), path).toBe("cross-origin");
    }
    expect((await ask("/embed/fight")).status).toBe(308);
    for (const path of ["/", "/guides/", "/embed/..%2fguides/", "/embed/nothing", "//guides/"]) {
      const {headers} = await ask(path);
      expect(headers.get("content-security-policy"), path).toMatch(/frame-ancestors 'none'$/);
      expect(headers.get("x-frame-options"), path).toBe("SAMEORIGIN");
    }
  });

  it("is given to whoever asks where the API has nothing", async () => {
    expect((await ask("/", {accept: "*/*"})).text).toBe("home");
    expect((await ask("/guides/", {accept: "*/*"})).text).toBe("guides");
    expect((await ask("/", {accept: "*/*", method: "POST"})).text).toBe("problem");
  });

  it("may have a name with accents, or one that cannot be decoded", async () => {
    expect((await ask("/%C3%A9t%C3%A9")).text).toBe("summer");
    expect((await ask("/%C3%A9t%C3%A9", {accept: "*/*"})).text).toBe("summer");
    expect((await ask("/%E0%A4%A")).status).toBeGreaterThanOrEqual(400);
  });
});

describe("a file", () => {
  it.each(["_npm", "_node", "_observablehq", "_import", "_file", "_jsr"])(
    "whose name has a hash is kept for a year: %s",
    async (hashed) => {
      const {headers, text} = await ask(`/${hashed}/x.js`);
      expect(text).toBe(hashed);
      expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      expect(seen).toEqual(["site"]);
    }
  );

  it.each(["/robots.txt", "/other/x.js", "/x_file/x.js"])(
    "of another name is asked for anew: %s",
    async (path) => {
      const {status, headers} = await ask(path);
      expect(status).toBe(200);
      expect(headers.get("cache-control")).toBe("no-cache");
    }
  );

  it("is never a folder's", async () => {
    expect((await ask("/other", {accept: "*/*"})).status).toBe(404);
  });
});

describe("what is not there", () => {
  it("is the site's own page to a browser", async () => {
    const {status, text} = await ask("/nowhere");
    expect({status, text}).toEqual({status: 404, text: "not here"});
    expect(seen).toEqual(["site"]);
  });

  it("is left to what comes after for everyone else", async () => {
    expect((await ask("/nowhere", {accept: "*/*"})).text).toBe("problem");
    expect((await ask("/nowhere", {method: "POST"})).text).toBe("problem");
    expect(seen).toEqual(["unmatched", "unmatched"]);
  });
});

describe("a site that is not built", () => {
  it("says so at its first page to a browser", async () => {
    const {status, headers, text} = await ask("/", {root: empty});
    expect(status).toBe(503);
    expect(text).toContain("The site is not built yet");
    expect(headers.get("content-type")).toMatch(/^text\/html/);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(seen).toEqual(["site"]);
  });

  it("has nothing else", async () => {
    expect((await ask("/nowhere", {root: empty})).text).toBe("problem");
    expect((await ask("/", {root: empty, accept: "*/*"})).text).toBe("problem");
    expect(seen).toEqual(["unmatched", "unmatched"]);
  });
});

describe("a site that a pipeline is about to build", () => {
  const pipeline = (state: "waiting" | "done"): PipelineStatus => ({
    startedAt: "2026-11-30T00:00:00Z",
    updatedAt: "2026-11-30T00:00:01Z",
    running: true,
    stages: [
      {name: "site", title: "build the site", after: [], state, progress: null},
      {
        name: "duels",
        title: "simulate <every> duel",
        after: [],
        state: "running",
        progress: {label: "duels", done: 3, total: 10, unit: "duels"}
      }
    ]
  });

  it("shows in place of each page that is not there what is under way, and asks again by itself", async () => {
    for (const root of [empty, join(folder, "dist")]) {
      const {status, text, headers} = await ask("/nowhere", {root, pipeline: pipeline("waiting")});
      expect(status).toBe(503);
      expect(text).toContain('<meta http-equiv="refresh" content="2">');
      expect(text).toContain("<li>simulate &lt;every&gt; duel: 30 %</li>");
      expect(headers.get("cache-control")).toBe("no-store");
    }
    // Counted apart: nothing is out of order.
    expect(seen).toEqual(["not made yet", "not made yet"]);
  });

  it("shows the pages that are there, and tells an unknown address when it is built", async () => {
    expect((await ask("/", {pipeline: pipeline("waiting")})).text).toBe("home");
    expect((await ask("/nowhere", {pipeline: pipeline("done")})).status).toBe(404);
    expect((await ask("/nowhere", {pipeline: {...pipeline("waiting"), running: false}})).status).toBe(404);
  });
});
