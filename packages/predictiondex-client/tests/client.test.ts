import {describe, expect, it} from "vitest";
import {createClient, ProblemError} from "../src/index.ts";

const question = {pokemon_a_id: 7, pokemon_b_id: 4, available_moves: [57]};
const duel = {pokemon_a_id: 7, move_a: 57, pokemon_b_id: 4, move_b: 52};
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {status, headers: {"Content-Type": "application/json", ...headers}});

/** A client whose requests get these answers in turn, with what it sent and how long it waited. */
function clientOf(answers: readonly (Response | Error)[], retries?: number) {
  const sent: Request[] = [];
  const waits: number[] = [];
  const left = [...answers];
  const client = createClient({
    address: "https://dex.example/",
    apiKey: "secret",
    language: "fr",
    retries,
    fetch: async (request) => {
      sent.push(request);
      const answer = left.shift();
      if (answer === undefined) throw new Error("nothing more to answer");
      if (answer instanceof Error) throw answer;
      return answer;
    },
    wait: async (milliseconds) => void waits.push(milliseconds)
  });
  return {client, sent, waits};
}

describe("a question", () => {
  it("goes below /v1 with key and language", async () => {
    const {client, sent} = clientOf([json({recommended_move: "Surf"})]);
    const answer = await client.bestMove(question, {model_version: 2, verify: true});
    expect(answer.recommended_move).toBe("Surf");
    expect(sent[0].url).toBe("https://dex.example/v1/predict/best-move?model_version=2&verify=true");
    expect(sent[0].headers.get("x-api-key")).toBe("secret");
    expect(sent[0].headers.get("accept-language")).toBe("fr");
    expect(await sent[0].json()).toEqual(question);
  });

  it("is asked again after what passes, as Retry-After says or after twice as long", async () => {
    const {client, sent, waits} = clientOf([
      json({}, 429, {"Retry-After": "2"}),
      new TypeError("fetch failed"),
      json({}, 503),
      json({win_probability: 1})
    ]);
    expect((await client.duel(duel)).win_probability).toBe(1);
    expect(waits).toEqual([2000, 500, 1000]);
    expect(await sent[3].json()).toEqual(duel);
  });

  it.each([
    [[json({detail: "busy"}, 503), json({detail: "busy"}, 503)], 1, "busy"],
    [[json({detail: "wait"}, 429, {"Retry-After": "3600"})], 3, "wait"],
    [[json({detail: "wrong"}, 422)], 3, "wrong"],
    [[json({detail: "broken"}, 500)], 3, "broken"],
    [[new Response("<html>", {status: 404})], 3, "the server answered 404"]
  ])("is given up where it cannot help", async (answers, retries, message) => {
    const {client, sent} = clientOf(answers, retries);
    const error = await client.duel(duel).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect((error as ProblemError).message).toBe(message);
    expect(sent).toHaveLength(answers.length);
  });

  it("that nobody hears fails as fetch does", async () => {
    const {client} = clientOf([new TypeError("fetch failed")], 0);
    await expect(client.duel(duel)).rejects.toThrow(new TypeError("fetch failed"));
  });

  it("is not asked again once it is called off", async () => {
    const stop = new AbortController();
    const sent: Request[] = [];
    const client = createClient({
      address: "https://dex.example",
      fetch: async (request) => {
        sent.push(request);
        return json({}, 503, {"Retry-After": "50"});
      }
    });
    const asked = client.duel(duel, {}, {signal: stop.signal});
    setTimeout(() => stop.abort(), 5);
    await expect(asked).rejects.toThrow(/abort/i);
    expect(sent).toHaveLength(1);
  });
});

describe("a server's address", () => {
  const urlAsked = async (address: string | URL) => {
    const sent: string[] = [];
    const fetch = async ({url}: Request) => {
      sent.push(url);
      return json({});
    };
    await createClient({address, fetch}).duel(duel);
    return sent[0];
  };

  it("may have /v1 or not, may end with a slash, may be a URL, may be below a path", async () => {
    for (const address of [
      "http://dex.example",
      "http://dex.example/",
      "http://dex.example/v1",
      "http://dex.example/v1/",
      new URL("http://dex.example")
    ])
      expect(await urlAsked(address)).toBe("http://dex.example/v1/predict/duel");
    expect(await urlAsked("https://dex.example/api/")).toBe("https://dex.example/api/v1/predict/duel");
  });

  it.each([
    [undefined, /address: expected the server's, such as http:\/\/127\.0\.0\.1:8080; got undefined/],
    [8080, /got number/],
    ["127.0.0.1:8080", /with http or https/],
    ["localhost:8080", /with http or https/],
    ["ftp://dex.example", /with http or https/],
    ["http://dex.example?key=1", /nothing after its path/]
  ])("that is none is told at once: %s", (address, message) => {
    expect(() => createClient({address: address as string})).toThrow(message);
  });

  it("is asked for where nothing is handed in", () => {
    expect(() => createClient(undefined as never)).toThrow(/address: expected/);
  });
});

describe("answers of every operation", () => {
  it("are typed as JSON, and a question's fields that have defaults may be left out", async () => {
    const {client} = clientOf([json({total: 5}), json({win_probability: 1})]);
    const listed = await client.api.GET("/pokemon", {params: {query: {limit: 1}}});
    const total: number | undefined = listed.data?.total;
    const fought = await client.api.POST("/predict/fight", {
      body: {
        a: {pokemon: 7, moves: ["Surf"], build: {level: 52}},
        b: {pokemon: 4, moves: ["Ember"], state: {hp: 60}}
      }
    });
    const probability: number | undefined = fought.data?.win_probability;
    expect([total, probability]).toEqual([5, 1]);
  });
});

describe("a batch", () => {
  it.each([
    [{duels: [duel]}, "got an object that has them: hand in its duels"],
    [undefined, "got undefined"],
    ["abc", "got string"]
  ])("of what is no list is refused before it is sent, with what would be right", async (given, got) => {
    const {client, sent} = clientOf([]);
    const expected = `: duels: expected a list of duels, such as [{pokemon_a_id, move_a, pokemon_b_id, move_b}]; ${got}`;
    const duels = given as unknown as [];
    await expect(client.batch(duels)).rejects.toThrow(new TypeError(`batch${expected}`));
    await expect(client.streamBatch(duels).next()).rejects.toThrow(new TypeError(`streamBatch${expected}`));
    expect(sent).toEqual([]);
  });

  it("keeps its key over attempts, and has another each time", async () => {
    const {client, sent} = clientOf([json({}, 502), json({predictions: []}), json({predictions: []})]);
    await client.batch([duel]);
    await client.batch([duel]);
    const [first, again, other] = sent.map((request) => request.headers.get("idempotency-key"));
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  const streamed = (...parts: readonly string[]) => {
    let cancelled = false;
    const left = parts.map((part) => new TextEncoder().encode(part));
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const part = left.shift();
        if (part === undefined) controller.close();
        else controller.enqueue(part);
      },
      cancel() {
        cancelled = true;
      }
    });
    return {response: new Response(body), wasCancelled: () => cancelled};
  };

  it("is read line by line, wherever its parts end", async () => {
    const {response} = streamed(
      '{"win_probability": 0.1}\n{"win_pro',
      'bability": 0.2}\n\n{"win_probability": 0.3}'
    );
    const {client, sent} = clientOf([response]);
    const seen: unknown[] = [];
    for await (const item of client.streamBatch([duel])) seen.push(item);
    expect(seen).toEqual([0.1, 0.2, 0.3].map((win_probability) => ({win_probability})));
    expect(sent[0].headers.get("accept")).toBe("application/x-ndjson");
  });

  it("ends where its reader stops", async () => {
    const {response, wasCancelled} = streamed('{"a": 1}\n', '{"a": 2}\n', '{"a": 3}\n');
    for await (const _ of clientOf([response]).client.streamBatch([duel])) break;
    expect(wasCancelled()).toBe(true);
  });
});
