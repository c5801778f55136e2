import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import type {IncomingMessage, ServerResponse} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {backOff, retryAfter} from "../../data-loaders/sources/http/back-off.ts";
import {createFetcher, type FetcherOptions} from "../../data-loaders/sources/http/fetcher.ts";
import {createPace} from "../../data-loaders/sources/http/pace.ts";
import {fileCache} from "../../data-loaders/sources/http/response-cache.ts";
import {SourceError} from "../../data-loaders/sources/http/source-error.ts";
import {fakeClock, type StandIn, standIn} from "./stand-ins/server.ts";

let folder: string;
let server: StandIn;
let answers: ((request: IncomingMessage, response: ServerResponse) => void)[];
let clock: ReturnType<typeof fakeClock>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "http-"));
  answers = [];
  clock = fakeClock();
  server = await standIn((_, request, response) => {
    const answer = answers.length > 1 ? answers.shift()! : answers[0];
    answer(request, response);
  });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, {recursive: true});
});

const respond =
  (status: number, body = "", headers: Record<string, string> = {}) =>
  (_: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, headers);
    response.end(body);
  };
const ok = respond(200, '{"value": 1}');

const fetcher = (more: Partial<FetcherOptions> = {}) =>
  createFetcher({
    cache: fileCache(folder),
    mode: "live",
    pace: createPace(2, 0, clock),
    userAgent: "PredictionDex/test (+me@example.org)",
    maxAge: 1000,
    timeout: 5000,
    retries: 3,
    clock,
    random: () => 0.5,
    ...more
  });
const get = (more: Partial<FetcherOptions> = {}) => fetcher(more).get(`${server.url}/thing/1/`, JSON.parse);

describe("a fetcher", () => {
  it("says who asks", async () => {
    answers = [ok];
    await get();
    expect(server.requests[0].headers["user-agent"]).toBe("PredictionDex/test (+me@example.org)");
  });

  it.each([429, 500, 503, 408])("tries again after %i, waiting longer each time", async (status) => {
    answers = [respond(status), respond(status), ok];
    expect((await get())?.value).toEqual({value: 1});
    expect(clock.slept).toEqual([250, 500]);
  });

  it("waits as long as the server asks, in seconds or until a date", async () => {
    answers = [
      respond(429, "", {"retry-after": "7"}),
      respond(503, "", {"retry-after": "Thu, 01 Jan 2026 00:01:00 GMT"}),
      ok
    ];
    const start = clock.now();
    expect((await get())?.value).toEqual({value: 1});
    expect(clock.now() - start).toBeGreaterThanOrEqual(60_000);
    expect(clock.slept[0]).toBeGreaterThanOrEqual(7000);
  });

  it("does not wait for hours, and keeps what it has", async () => {
    answers = [respond(429, "", {"retry-after": "3600"})];
    await expect(get()).rejects.toThrow(/asks to wait 3600 s.*kept/);
    expect(server.requests).toHaveLength(1);
  });

  it("tries again after an answer that is cut off", async () => {
    const cut = (_: IncomingMessage, response: ServerResponse): void => {
      response.writeHead(200, {"content-length": "12"});
      response.write('{"val');
      setTimeout(() => response.destroy(), 5);
    };
    answers = [cut, respond(200, '{"value":'), ok];
    expect((await get())?.value).toEqual({value: 1});
  });

  it("tries again when there is no answer in time", async () => {
    answers = [() => {}, ok];
    expect((await get({timeout: 50}))?.value).toEqual({value: 1});
  });

  it("gives up with address, reason and number of attempts, and stores nothing", async () => {
    answers = [respond(500)];
    const failure = await get().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SourceError);
    expect(failure).toMatchObject({
      url: `${server.url}/thing/1/`,
      status: 500,
      reason: "answered 500, 4 times"
    });
    expect(await fileCache(folder).read(`${server.url}/thing/1/`)).toBeNull();
  });

  it("does not try again what a retry cannot mend, nor ask anything further", async () => {
    answers = [respond(403)];
    const one = fetcher();
    await expect(one.get(`${server.url}/a`, JSON.parse)).rejects.toThrow(/answered 403/);
    await expect(one.get(`${server.url}/b`, JSON.parse)).rejects.toThrow(/answered 403/);
    expect(server.requests).toHaveLength(1);
  });

  it("knows that there is no such thing, and remembers", async () => {
    answers = [respond(404)];
    expect(await get()).toBeNull();
    expect(await get()).toBeNull();
    expect(server.requests).toHaveLength(1);
  });

  it("asks for changes only, when what it has is old", async () => {
    answers = [
      respond(200, '{"value": 1}', {etag: '"one"', "last-modified": "Thu, 01 Jan 2026 00:00:00 GMT"}),
      respond(304)
    ];
    const first = await get();
    clock.pass(500);
    expect(await get()).toEqual(first);
    expect(server.requests).toHaveLength(1);
    clock.pass(2000);
    expect((await get())?.value).toEqual({value: 1});
    expect(server.requests[1].headers).toMatchObject({
      "if-none-match": '"one"',
      "if-modified-since": "Thu, 01 Jan 2026 00:00:00 GMT"
    });
    expect((await get())?.fetchedAt).not.toBe(first?.fetchedAt);
    expect(server.requests).toHaveLength(2);
  });

  it("replays what is stored without the network, and says what is missing", async () => {
    answers = [ok];
    await get();
    await server.close();
    clock.pass(1_000_000);
    expect((await get({mode: "cache"}))?.value).toEqual({value: 1});
    await expect(fetcher({mode: "cache"}).get(`${server.url}/other`, JSON.parse)).rejects.toThrow(
      /other: is not in the cache; run with --source live/
    );
  });

  it("takes a damaged file for none", async () => {
    answers = [ok];
    await get();
    const [host] = readdirSync(folder);
    const [file] = readdirSync(join(folder, host));
    const path = join(folder, host, file);
    writeFileSync(path, readFileSync(path, "utf8").slice(0, 40));
    expect((await get())?.value).toEqual({value: 1});
    expect(server.requests).toHaveLength(2);
  });

  it("says that nobody is there", async () => {
    answers = [ok];
    const {url} = server;
    await server.close();
    await expect(fetcher().get(url, JSON.parse)).rejects.toThrow(
      /could not be reached \(ECONNREFUSED\), 4 times/
    );
  });
});

describe("a pace", () => {
  it("keeps to its concurrency", async () => {
    answers = [(_, response) => setTimeout(() => response.end("{}"), 10)];
    const one = fetcher({pace: createPace(3, 0)});
    await Promise.all(Array.from({length: 20}, (_, index) => one.get(`${server.url}/${index}`, JSON.parse)));
    expect(server.most()).toBe(3);
  });

  it("keeps its distance between starts, for retries too", async () => {
    const starts: number[] = [];
    const pace = createPace(1, 1200, clock);
    await Promise.all([1, 2, 3, 4].map(() => pace.run(async () => void starts.push(clock.now()))));
    for (const [index, start] of starts.entries())
      if (index > 0) expect(start - starts[index - 1]).toBeGreaterThanOrEqual(1200);
    answers = [respond(500), ok];
    const before = clock.now();
    await get({pace});
    expect(clock.now() - before).toBeGreaterThanOrEqual(1200);
  });
});

describe("waiting", () => {
  it("grows, is bounded, and is spread", () => {
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: 40}),
        fc.double({min: 0, max: 0.999, noNaN: true}),
        (attempt, random) => {
          const wait = backOff(attempt, random);
          return wait >= 0 && wait <= Math.min(30_000, 500 * 2 ** (attempt - 1));
        }
      )
    );
  });

  it("reads Retry-After", () => {
    expect(retryAfter("120", 0)).toBe(120_000);
    expect(retryAfter("Thu, 01 Jan 1970 00:00:05 GMT", 1000)).toBe(4000);
    expect(retryAfter("Thu, 01 Jan 1970 00:00:05 GMT", 9000)).toBe(0);
    expect(retryAfter("soon", 0)).toBeNull();
    expect(retryAfter(null, 0)).toBeNull();
  });
});
