import {execFile} from "node:child_process";
import {readFileSync} from "node:fs";
import {promisify} from "node:util";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {endpoints} from "../../server/endpoints/index.ts";
import {generateKey, hashKey} from "../../server/security/key-ring.ts";
import {type ServedApp, serveApp} from "./support/serve-app.ts";

const guide = readFileSync(new URL("../../docs/API.md", import.meta.url), "utf8");
const examples = [...guide.matchAll(/```sh\n(curl [\s\S]*?)```\n+```json\n([\s\S]*?)```/g)].map(
  ([, command, answer]) => ({command, answer: JSON.parse(answer) as unknown})
);

const key = generateKey();
let app: ServedApp;
beforeAll(async () => {
  app = await serveApp({keys: [{name: "guide", hash: hashKey(key)}]});
});
afterAll(() => app.close());

/**
 * What the guide shows must be in the answer: fields and texts as they are, lists by their first elements.
 * Fractions and what follows from the model, which is a small one here, may differ.
 */
function expectShown(shown: unknown, answered: unknown, where: string): void {
  if (/\.(method|playouts|interval|strategy_[ab])$/.test(where)) expect(answered, where).toBeDefined();
  else if (Array.isArray(shown)) {
    expect(answered, where).toBeInstanceOf(Array);
    for (const [index, element] of shown.entries()) {
      expectShown(element, (answered as unknown[])[index], `${where}[${index}]`);
    }
  } else if (typeof shown === "object" && shown !== null) {
    for (const [name, value] of Object.entries(shown)) {
      expect(answered, where).toHaveProperty(name);
      expectShown(value, (answered as Record<string, unknown>)[name], `${where}.${name}`);
    }
  } else if (
    typeof shown === "number" &&
    (!Number.isInteger(shown) || /opponent|type_multiplier|stab|win_probability/.test(where))
  ) {
    expect(answered, where).toEqual(expect.any(Number));
  } else if (/opponent_move_name|model_version/.test(where)) {
    expect(answered, where).toEqual(expect.any(String));
  } else expect(answered, where).toEqual(shown);
}

describe("docs/API.md", () => {
  it("has examples", () => expect(examples.length).toBeGreaterThan(10));

  it.each(examples)("$command", async ({command, answer}) => {
    const {stdout} = await promisify(execFile)("bash", ["-c", command], {
      env: {...process.env, URL: `${app.url}/v1`, KEY: key}
    });
    expectShown(answer, JSON.parse(stdout), "answer");
  });

  it("names every endpoint", () => {
    for (const {method, path} of endpoints) expect(guide).toContain(`\`${method.toUpperCase()} ${path}\``);
  });

  it("names every metric of the server's own", async () => {
    for (const {name} of await app.metrics.registry.getMetricsAsJSON())
      expect(guide).toContain(`\`${name}\``);
  });

  it("names every setting", () => {
    const config = readFileSync(new URL("../../server/config.ts", import.meta.url), "utf8");
    const settings = [...config.matchAll(/^ {2}([A-Z_]{4,}):/gm)].map(([, name]) => name);
    expect(settings.length).toBeGreaterThan(10);
    for (const name of settings) expect(guide).toContain(`\`${name}\``);
  });
});
