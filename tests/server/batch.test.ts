import {connect} from "node:net";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {type ServedApp, serveApp} from "./support/serve-app.ts";

let app: ServedApp;
beforeEach(async () => {
  app = await serveApp();
});
afterEach(() => app.close());

const duel = {pokemon_a_id: 7, move_a: "Surf", pokemon_b_id: 4, move_b: "Ember"};
const ask = (body: unknown, query = "", headers: Record<string, string> = {}) =>
  app.post(`/v1/predict/batch${query}`, body, {headers});
const NDJSON = {Accept: "application/x-ndjson"};

describe("a batch with wrong duels", () => {
  const duels = [duel, {...duel, pokemon_a_id: "Sqirtle"}, {...duel, move_b: "Tackle"}, duel];

  it("is refused, or answered one by one where that is asked for", async () => {
    const refused = await ask({duels});
    expect([refused.status, (await refused.json()).errors[0].field]).toEqual([422, "duels[1].pokemon_a_id"]);
    const {predictions} = await (await ask({duels}, "?partial=true")).json();
    expect(predictions).toMatchObject([
      {predicted_winner: "A"},
      {error: {field: "duels[1].pokemon_a_id", suggestions: expect.arrayContaining(["Squirtle"])}},
      {error: {field: "duels[2].move_b", message: expect.stringMatching(/cannot learn Tackle/)}},
      {predicted_winner: "A"}
    ]);
    expect(app.recorded.at(-1)?.[2]).toHaveLength(2);
    const none = await ask({duels: [duels[1]]}, "?partial=true&verify=true");
    expect((await none.json()).predictions).toMatchObject([{error: {}}]);
  });

  it("has the closest names for the first of them", async () => {
    const misspelt = {duels: Array(30).fill(duels[1])};
    const {predictions} = await (await ask(misspelt, "?partial=true")).json();
    const helped = predictions.map(({error}: {error: object}) => "suggestions" in error);
    expect(helped).toEqual([...Array(20).fill(true), ...Array(10).fill(false)]);
    expect(predictions[29].error.field).toBe("duels[29].pokemon_a_id");
  });

  it("has verifications at their places", async () => {
    const {predictions} = await (await ask({duels}, "?partial=true&verify=true")).json();
    expect(predictions.map((item: object) => "verification" in item)).toEqual([true, false, false, true]);
  });

  it("is a table all the same", async () => {
    const csv = await (await ask({duels}, "?partial=true", {Accept: "text/csv"})).text();
    expect(csv.split("\r\n")[0]).toMatch(
      /^win_probability,method,.*error_field,error_message,error_suggestions$/
    );
  });
});

describe("a stream", () => {
  it("has a line a duel, for more of them, each part logged", async () => {
    const many = {duels: Array(1200).fill(duel)};
    const refused = await ask(many);
    expect([refused.status, (await refused.json()).errors[0].message]).toEqual([
      422,
      "expected at most 1000 elements, or more with Accept: application/x-ndjson; got 1200"
    ]);
    const response = await ask(many, "", NDJSON);
    expect(response.headers.get("content-type")).toMatch(/^application\/x-ndjson/);
    expect(response.headers.get("x-accel-buffering")).toBe("no");
    const lines = (await response.text()).trim().split("\n");
    expect(lines).toHaveLength(1200);
    expect(JSON.parse(lines[1199])).toMatchObject({predicted_winner: "A"});
    expect(app.recorded.map(([, , predictions]) => predictions.length)).toEqual(Array(12).fill(100));
    expect((await ask({duels: Array(5001).fill(duel)}, "", NDJSON)).status).toBe(422);
  });

  it("shares a request's playouts among all its duels", async () => {
    const response = await ask({duels: Array(1000).fill(duel)}, "?verify=true", NDJSON);
    const lines = (await response.text()).trim().split("\n");
    expect(new Set(lines.map((line) => JSON.parse(line).verification.playouts))).toEqual(new Set([400]));
  });

  it("says what is wrong before it begins", async () => {
    const response = await ask({duels: [duel, {...duel, move_a: "Srf"}]}, "", NDJSON);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      422,
      "application/problem+json; charset=utf-8"
    ]);
  });

  it("ends where its reader goes away", async () => {
    const stop = new AbortController();
    // With the first part, whatever has reached the reader by then.
    const {recorded} = app;
    const push = recorded.push.bind(recorded);
    recorded.push = (...entries) => {
      stop.abort();
      return push(...entries);
    };
    const options = {headers: NDJSON, signal: stop.signal};
    await app
      .post("/predict/batch", {duels: Array(5000).fill(duel)}, options)
      .then((response) => response.text())
      .catch(() => {});
    await expect.poll(() => app.logLines.some(({status}) => status === 499), {timeout: 120_000}).toBe(true);
    expect(app.recorded.length).toBeLessThan(50);
  });
});

describe("an Idempotency-Key", () => {
  it.each([{}, NDJSON, {Accept: "text/csv"}])(
    "gets the same answer for the same question: %o",
    async (accept) => {
      const headers = {"Idempotency-Key": "key-1", ...accept};
      const first = await ask({duels: [duel]}, "", headers);
      const text = await first.text();
      const again = await ask({duels: [duel]}, "", headers);
      expect(await again.text()).toBe(text);
      expect([first, again].map((answer) => answer.headers.get("x-model-version"))).toEqual(["1", "1"]);
      expect(again.headers.get("content-type")).toMatch(first.headers.get("content-type") ?? "");
      expect([first, again].map((answer) => answer.headers.get("idempotent-replayed"))).toEqual([
        null,
        "true"
      ]);
      expect(app.recorded).toHaveLength(1);
    }
  );

  it("with another question is refused, and is let go where there was no answer", async () => {
    const headers = {"Idempotency-Key": "key-1"};
    expect((await ask({duels: [{...duel, move_a: "Srf"}]}, "", headers)).status).toBe(422);
    expect((await ask({duels: [duel]}, "", headers)).status).toBe(200);
    const other = await ask({duels: [duel, duel]}, "", headers);
    expect([other.status, (await other.json()).errors]).toEqual([
      422,
      [
        {
          in: "header",
          field: "Idempotency-Key",
          message: "was used with another question; expected a key of its own for each question"
        }
      ]
    ]);
    expect((await ask({duels: [duel]}, "?partial=true", headers)).status).toBe(422);
    expect((await ask({duels: [duel]}, "", {"Idempotency-Key": "a b"})).status).toBe(422);
  });
});

it("a reader that pauses shuts out nobody", async () => {
  await app.close();
  app = await serveApp({budget: {inFlight: 2000}});
  const {hostname, port} = new URL(app.url);
  const socket = connect(Number(port), hostname);
  const body = JSON.stringify({duels: Array(5000).fill(duel)});
  socket.pause();
  socket.write(
    `POST /predict/batch HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\n` +
      `Accept: application/x-ndjson\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  );
  await expect.poll(() => app.recorded.length).toBeGreaterThan(0);
  const first = await ask({duels: Array(50).fill(duel)});
  expect(first.status).toBe(200);
  socket.destroy();
});
