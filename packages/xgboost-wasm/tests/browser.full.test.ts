// The same package in Chromium: one thread on an ordinary page, several where the page is cross-origin
// isolated, and in both the very bytes that Node gives. Needs a Chromium (CHROMIUM, else /usr/bin/chromium).
import {existsSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import {type Browser, chromium} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {generate} from "../bench/generator.ts";
import {DMatrix, train} from "../src/index.ts";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const ROWS = 20_000;
const params = {objective: "binary:logistic", max_depth: 6, nthread: 2} as const;

// Runs in a worker of the page: trains and posts the model and how many threads helped.
const PROGRAM = `
import {DMatrix, train} from ${JSON.stringify(fileURLToPath(new URL("../src/index.ts", import.meta.url)))};
import {generate} from ${JSON.stringify(fileURLToPath(new URL("../bench/generator.ts", import.meta.url)))};
let helpers = 0;
const NativeWorker = Worker;
globalThis.Worker = class extends NativeWorker {
  constructor(...args) {
    super(...args);
    helpers++;
  }
};
const {data, label} = generate(0, ${ROWS});
const matrix = new DMatrix({data, rows: ${ROWS}, columns: data.length / ${ROWS}, label});
await train(${JSON.stringify(params)}, matrix, {numRound: 1});
const booster = await train(${JSON.stringify(params)}, matrix, {numRound: 3});
postMessage({model: booster.saveModel(), isolated: crossOriginIsolated, helpers});
`;

describe.skipIf(!existsSync(executablePath))("in Chromium", () => {
  let server: Server;
  let browser: Browser;
  let expected: string;

  beforeAll(async () => {
    const bundled = await build({
      stdin: {contents: PROGRAM, resolveDir: fileURLToPath(new URL(".", import.meta.url))},
      bundle: true,
      format: "esm",
      write: false,
      target: "es2022"
    });
    server = createServer((request, response) => {
      const from = `${request.url} ${request.headers.referer}`;
      if (/isolated|strict/.test(from)) {
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
      }
      if (from.includes("strict")) {
        response.setHeader(
          "Content-Security-Policy",
          "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'"
        );
      }
      const script = request.url?.endsWith(".js");
      response.setHeader("Content-Type", script ? "text/javascript" : "text/html");
      response.end(script ? bundled.outputFiles[0].text : "<!doctype html><title>test</title>");
    }).listen(0);
    browser = await chromium.launch({executablePath, args: ["--no-sandbox"]});
    const {data, label} = generate(0, ROWS);
    const matrix = new DMatrix({data, rows: ROWS, columns: data.length / ROWS, label});
    expected = (await train({...params, nthread: 1}, matrix, {numRound: 3})).saveModel();
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  it.each([
    ["plain", false, 0],
    ["isolated", true, 2],
    // Its policy forbids workers from a blob: the first training finds out, the second knows.
    ["strict", true, 1]
  ])("trains the same model on a page that is %s", async (path, isolated, helpers) => {
    const page = await browser.newPage();
    const {port} = server.address() as AddressInfo;
    await page.goto(`http://localhost:${port}/${path}/`);
    const result = await page.evaluate(
      () =>
        new Promise<{model: string; isolated: boolean; helpers: number}>((resolve, reject) => {
          const worker = new Worker("./program.js", {type: "module"});
          worker.onmessage = ({data}) => resolve(data);
          worker.onerror = (event) => reject(new Error(event.message));
        })
    );
    await page.close();
    expect(result.isolated).toBe(isolated);
    expect(result.helpers).toBe(helpers);
    expect(result.model === expected).toBe(true);
  });
});
