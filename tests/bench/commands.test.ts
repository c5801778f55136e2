import {readdirSync, readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {expect, it} from "vitest";
import {REPOSITORY} from "../../lib/files/paths.ts";

const {scripts} = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};
const benches = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".bench.ts"));

it("every measurement is a script whose options are read as a command's, so that it answers --help and refuses others", () => {
  expect(benches.length).toBeGreaterThan(4);
  for (const name of benches) {
    const text = readFileSync(join(import.meta.dirname, name), "utf8");
    const command = /new Command\("(.+?)"\)\s+\.description\(/.exec(text)?.[1];
    expect(command, name).toBeDefined();
    expect(scripts[command!], command).toBe(`tsx tests/bench/${basename(name)}`);
    expect(text, name).toMatch(/\.parse\(\)/);
    expect(text, name).not.toMatch(/process\.argv|parseArgs/);
  }
});
