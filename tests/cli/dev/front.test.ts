import {createServer, type RequestListener, request, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {afterEach, beforeEach, expect, it} from "vitest";
import {createFront, type Front} from "../../../cli/dev/front.ts";
import {createPageAnswer} from "../../../cli/dev/page-answer.ts";
import {createReloadChannel, type ReloadChannel} from "../../../cli/dev/reload-channel.ts";

const HTML = (text: string): string => `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
</head>
<body>
<main id="observablehq-main" class="observablehq">${text}</main>
</body>
</html>`;

let servers: Server[];
let front: Front;
let channel: ReloadChannel;
let url: string;
let api: () => Promise<string>;
const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

beforeEach(async () => {
  servers = [];
  const previewUrl = await serve((asked, response) => {
    const isFile = asked.url!.startsWith("/_");
    if (asked.url === "/broken/")
      response.writeHead(500, {"Content-Type": "text/plain"}).end("line 3: <oops>");
    else
      response
        .writeHead(200, {"Content-Type": isFile ? "text/javascript" : "text/html; charset=utf-8"})
        .end(isFile ? `file ${asked.url}` : HTML(`[[name]] at ${asked.url}`));
  });
  const apiUrl = await serve((asked, response) => {
    const known = asked.url === "/moves" || asked.url === "/both" || asked.method === "POST";
    response.writeHead(known ? 200 : 404, {"Content-Type": "application/json", "X-From": "api"});
    asked.pipe(response.writable && asked.method === "POST" ? response : response.end(known ? "[]" : "{}"));
  });
  api = async () => apiUrl;
  channel = createReloadChannel("run");
  const pages = new Set(["/", "/drift/", "/both/", "/broken/"]);
  front = createFront({
    previewUrl: async () => previewUrl,
    apiUrl: () => api(),
    sourceOf: (address) => (pages.has(address) ? {file: address} : null),
    pages: createPageAnswer({previewUrl: async () => previewUrl, script: channel.script}),
    channel,
    downloads: import.meta.dirname
  });
  await new Promise<void>((resolve) => front.server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(front.server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await front.close();
  for (const server of servers) server.close();
});

const BROWSER = {Accept: "text/html,application/xhtml+xml,*/*;q=0.8"};
const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(url + path, {headers, method, redirect: "manual", ...(method === "POST" ? {body: "{}"} : {})});

it("gives pages mended, with fonts and live reload, and no policy that would forbid the preview's script", async () => {
  const answer = await ask("/drift/?lang=fr", BROWSER);
  expect(answer.status).toBe(200);
  const html = await answer.text();
  expect(html).toContain("at /drift/?lang=fr");
  expect(html).toContain('<html lang="en">');
  expect(html).toContain('src="/_dev/client.js?version=run-0"');
  expect(html).not.toContain("Content-Security-Policy");
  const font = /href="([^"]+\.woff2)"/.exec(html)![1];
  expect((await ask(font)).headers.get("content-type")).toBe("font/woff2");
});

it.each([
  ["/drift", BROWSER, 308, "./drift/"],
  ["/drift?x=1", {}, 308, "./drift/?x=1"],
  ["/both", BROWSER, 308, "./both/"],
  ["/both", {}, 200, null],
  ["/moves", BROWSER, 200, null],
  ["/moves", {}, 200, null],
  ["/drift/", {}, 200, null],
  ["/nowhere", BROWSER, 404, null],
  ["/nowhere", {}, 404, null]
])("%s for %j is %d", async (path, headers, status, location) => {
  const answer = await ask(path, headers as Record<string, string>);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("location")).toBe(location);
});

it("shows a page for what is not there to browsers, and the server's own answer to everyone else", async () => {
  expect(await (await ask("/nowhere", BROWSER)).text()).toContain("at /404");
  expect(await (await ask("/nowhere")).text()).toBe("{}");
});

it("hands on Framework's files, and what is sent to the server", async () => {
  expect(await (await ask("/_import/x.js?sha=1")).text()).toBe("file /_import/x.js?sha=1");
  expect(await (await ask("/predict", {}, "POST")).text()).toBe("{}");
});

it("shows pages without the API, and says why there is none", async () => {
  api = () => Promise.reject(new Error("the API does not run: no model"));
  expect((await ask("/drift/")).status).toBe(200);
  const answer = await ask("/moves");
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({detail: "the API does not run: no model"});
});

it("shows what is wrong in place of a page, with the script that shows it once it is mended", async () => {
  const answer = await ask("/broken/", BROWSER);
  expect(answer.status).toBe(500);
  const html = await answer.text();
  expect(html).toContain("line 3: &lt;oops>");
  expect(html).toContain("/_dev/client.js");
});

it("tells pages that look to load themselves again", async () => {
  const messages: string[] = [];
  const opened = request(`${url}/_dev/events`, (response) => {
    response.setEncoding("utf8").on("data", (text: string) => messages.push(text));
  });
  opened.on("error", () => {}).end();
  await expect.poll(() => messages.join("")).toContain('{"version":"run-0","what":"page"}');
  channel.send("styles");
  await expect.poll(() => messages.join("")).toContain('{"version":"run-1","what":"styles"}');
  opened.destroy();
});
