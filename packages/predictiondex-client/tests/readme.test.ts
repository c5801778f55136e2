import {readFileSync} from "node:fs";
import {transform} from "esbuild";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type ServedApp, serveApp} from "../../../tests/server/support/serve-app.ts";
import * as library from "../src/index.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```\n+```text\n([\s\S]*?)```/g)].map(
  ([, code, output]) => ({code, output})
);

let app: ServedApp;
beforeAll(async () => {
  app = await serveApp();
});
afterAll(() => app.close());

/** Runs an example as written, with the package in place of its import. @returns what it printed */
async function run(code: string): Promise<string> {
  const imported = /import \{(.*)\} from "predictiondex-client";\n/;
  const body = code.replace(imported, "const {$1} = library;\n");
  const {code: script} = await transform(`async function example() {${body}}`, {loader: "ts"});
  let printed = "";
  const log = (...values: readonly unknown[]) => {
    printed += `${values.join(" ")}\n`;
  };
  const make = new Function("library", "address", "apiKey", "console", `${script}; return example();`);
  await make(library, app.url, undefined, {log});
  return printed;
}

describe("the README", () => {
  it("has examples", () => {
    expect(examples).toHaveLength(5);
    expect([...readme.matchAll(/```ts/g)]).toHaveLength(5);
  });
  it.each(examples)("prints what it says: $code", async ({code, output}) => {
    // CSV has line ends of its own.
    expect((await run(code)).replaceAll("\r\n", "\n").trimEnd()).toBe(output.trimEnd());
  });
});
