import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {endpoints} from "../../server/endpoints/index.ts";
import {type ServedApp, serveApp} from "./support/serve-app.ts";

let app: ServedApp;
beforeAll(async () => {
  app = await serveApp();
});
afterAll(() => app.close());

const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
const refusal = async (path: string, body: string) => {
  const response = await app.post(path, body);
  return {status: response.status, text: await response.text()};
};

describe("a body", () => {
  it.each([
    ["alone", nested(5000)],
    ["in a field", `{"pokemon_a_id":${nested(5000)}}`],
    ["and not closed", "[".repeat(5000)],
    ["of objects", '{"a":'.repeat(5000)]
  ])("that is deeply nested is refused before it is read: %s", async (_name, body) => {
    for (const path of ["/predict/duel", "/predict/best-move", "/predict/batch", "/predict/matrix"]) {
      const {status, text} = await refusal(path, body);
      expect(status, path).toBe(400);
      expect(JSON.parse(text).detail).toMatch(/nested more than 16 levels deep/);
    }
  });

  it("is not taken for deep by what its texts hold", async () => {
    const name = `${"[{".repeat(20)}\\"[[`;
    const {status, text} = await refusal("/predict/duel", `{"pokemon_a_id": "${name}"}`);
    expect(status).toBe(422);
    expect(text).not.toMatch(/nested/);
    const side = await refusal("/predict/duel", `[${"[[]],".repeat(30)}[]]`);
    expect(side.status, "beside each other, not within").toBe(422);
  });

  it("of very many values is refused before it is read", async () => {
    const {status, text} = await refusal("/predict/batch", `{"duels":[${"0,".repeat(30_000)}0]}`);
    expect(status).toBe(413);
    expect(JSON.parse(text).detail).toMatch(/more than 30000 values/);
    expect((await refusal("/predict/batch", `{"duels":[${"0,".repeat(19_000)}0]}`)).status).toBe(422);
  });

  it("is never answered with more than a few kilobytes", async () => {
    const long = "x".repeat(400_000);
    for (const body of [{[long]: 1}, {pokemon_a_id: long}, {pokemon_a_id: {a: long}}, [long]]) {
      const {status, text} = await refusal("/predict/duel", JSON.stringify(body));
      expect(status).toBe(422);
      expect(text.length).toBeLessThan(3000);
    }
  });
});

describe("a query parameter that nobody knows", () => {
  it.each(endpoints.map(({method, path}) => [method, path] as const))(
    "is refused: %s %s",
    async (method, path) => {
      const address = `${path
        .replace("{type}", "fire")
        .replace("{name}", "fire")
        .replace(/\{\w+\}/, "7")}?nobody=1`;
      const response = method === "get" ? await app.get(address) : await app.post(address, {});
      if (path.startsWith("/v2")) {
        expect([response.status, (await response.json()).error]).toEqual([
          400,
          "query nobody: there is no such field"
        ]);
        return;
      }
      expect(response.status).toBe(422);
      expect((await response.json()).errors).toContainEqual({
        in: "query",
        field: "nobody",
        message: "there is no such field"
      });
    }
  );

  it("is one where another route knows it", async () => {
    const matrix = await app.post("/predict/matrix?verify=true", {pokemon_a_id: 7, pokemon_b_id: 4});
    expect(await matrix.json()).toMatchObject({status: 422, errors: [{in: "query", field: "verify"}]});
    expect((await app.get("/moves/by-type/normal?pokemon_id=25")).status).toBe(422);
  });
});
