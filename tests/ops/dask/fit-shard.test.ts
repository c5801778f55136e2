import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {REPOSITORY} from "../../../lib/files/paths.ts";

const PYTHON = "python3";
const HAS_PYTHON = spawnSync(PYTHON, ["--version"]).status === 0;

/** Does a part on a worker whose command prints what it is told. */
const SCRIPT = `
import pathlib, sys
import predictiondex_cluster as cluster
folder, said = sys.argv[1:]
cluster._given = lambda inputs: (pathlib.Path(folder), {})
cluster._command = lambda home, arguments, environment: said
sys.stdout.buffer.write(cluster.fit_shard("", ["tune"], 1, 2, {}))
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "fit-shard-"));
  mkdirSync(join(folder, "data", "search"), {recursive: true});
  writeFileSync(join(folder, "data", "search", "extended.jsonl"), "of another grid\n");
  writeFileSync(join(folder, "data", "search", "fast.jsonl"), "first\nsecond\ncut o");
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

const fitShard = (fits: number) => {
  const said = `${join(folder, "data", "search", "fast.jsonl")}: ${fits} fits, 1 known from before\n`;
  const cwd = join(REPOSITORY, "ops", "dask");
  return spawnSync(PYTHON, ["-B", "-c", SCRIPT, folder, said], {cwd, encoding: "utf8"});
};

describe.skipIf(!HAS_PYTHON)("a part of a search on a worker that searched another grid before", () => {
  it("brings back the fits of its own grid, whole lines alone", () => {
    const {stdout, stderr} = fitShard(2);
    expect(stdout, stderr).toBe("first\nsecond\n");
  });

  it("fails where fits of the part are missing", () => {
    expect(fitShard(3).stderr).toMatch(/fast\.jsonl holds fewer than the 3 fits of part 1 of 2/);
  });
});

if (!HAS_PYTHON) it.skip("SKIPPED: Python is not installed (Debian: apt-get install python3)", () => {});
