import {mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {dataPaths} from "../../../../../lib/files/paths.ts";
import {readAliases, setAlias} from "../../../../../pipelines/model/registry/model-store.ts";
import {changeRegistry} from "../../../../../pipelines/model/registry/shared/change-registry.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "predictiondex-folder-"));
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

it("changes a folder by one writer at a time, each on what the one before left", async () => {
  const paths = dataPaths({
    PREDICTIONDEX_DATA: join(root, "data"),
    PREDICTIONDEX_MODELS: join(root, "models")
  });
  const next = () =>
    changeRegistry(
      paths,
      "counting",
      async (registry) => {
        const {production = 0} = readAliases(registry);
        await new Promise((resolve) => setTimeout(resolve, 20));
        await setAlias(registry, "production", production + 1);
      },
      {}
    );
  await Promise.all([next(), next(), next()]);
  expect(readAliases(paths)).toEqual({production: 3});
  expect(readdirSync(paths.models)).toEqual(["aliases.json"]);
});
