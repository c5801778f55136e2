import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {ownLoaders, runLoaders} from "../../../src/build/run-loaders.ts";

let root: string;
let cache: string;
const write = (path: string, code: string): void => {
  mkdirSync(dirname(join(root, path)), {recursive: true});
  writeFileSync(join(root, path), code);
};
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "run-loaders-"));
  cache = join(root, ".observablehq", "cache");
  writeFileSync(join(root, "package.json"), `{"type": "module"}`);
});
afterAll(() => rmSync(root, {recursive: true}));

it("makes what each loader writes, several at once, and leaves to Framework what fails and what it alone knows", async () => {
  // Each waits for the other.
  const both = (own: string, other: string): string => `import {existsSync, writeFileSync} from "node:fs";
const folder = process.env.MEETING as string;
writeFileSync(folder + "/${own}", "");
while (!existsSync(folder + "/${other}")) await new Promise((resolve) => setTimeout(resolve, 10));
process.stdout.write("${own}");
`;
  write("first/rows.json.ts", both("one", "two"));
  write("second/deep/rows.csv.ts", both("two", "one"));
  write("third/broken.json.ts", 'process.stdout.write("half"); process.exitCode = 1;');
  write("third/page.test.ts", 'throw new Error("no loader");');
  write("table/[name].json.ts", 'process.stdout.write("nobody");');
  write("notebooks/own.csv.ts", 'process.stdout.write("nobody");');
  await runLoaders(ownLoaders(root, cache), {...process.env, MEETING: root}, 2);
  expect(readFileSync(join(cache, "first", "rows.json"), "utf8")).toBe("one");
  expect(readFileSync(join(cache, "second", "deep", "rows.csv"), "utf8")).toBe("two");
  for (const folder of ["third", "table", "notebooks"]) expect(existsSync(join(cache, folder))).toBe(false);
});
