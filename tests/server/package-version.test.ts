import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, it} from "vitest";
import {StartError} from "../../server/config.ts";
import {packageVersion} from "../../server/package-version.ts";

const folder = mkdtempSync(join(tmpdir(), "predictiondex-version-"));
afterAll(() => rmSync(folder, {recursive: true}));
const file = join(folder, "package.json");

it("is what the file says", () => {
  writeFileSync(file, '{"name": "predictiondex", "version": "3.2.1"}');
  expect(packageVersion(file)).toBe("3.2.1");
});

it.each([
  ["{}", "version"],
  ['{"version": 3}', "expected string"],
  ["{", "JSON"]
])("a file that does not say it is named: %s", (text, reason) => {
  writeFileSync(file, text);
  expect(() => packageVersion(file)).toThrow(StartError);
  expect(() => packageVersion(file)).toThrow(file);
  expect(() => packageVersion(file)).toThrow(reason);
});

it("a file that is not there is named", () => {
  expect(() => packageVersion(join(folder, "nowhere.json"))).toThrow("nowhere.json");
});
