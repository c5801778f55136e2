import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {REPOSITORY} from "../../../lib/files/paths.ts";
import {aboveOf, FLOORS} from "../../../scripts/architecture/floors.ts";
import {withFloorRules} from "../../../scripts/architecture/linter-rules.ts";

const read = (path: string): string => readFileSync(join(REPOSITORY, path), "utf8");
const folders = FLOORS.flatMap((floor) => floor.folders);

const RULES = ["lint/style/noRestrictedImports", "lint/correctness/noNodejsModules"];

/** Texts by path, and how often the linter complains of each by the floors' rules. */
function complaints(texts: ReadonlyMap<string, string>): Map<string, number> {
  const root = mkdtempSync(join(tmpdir(), "floors-"));
  try {
    const configuration = {...JSON.parse(read("biome.json")), vcs: {enabled: false}};
    writeFileSync(join(root, "biome.json"), JSON.stringify(configuration));
    for (const [path, text] of texts) {
      mkdirSync(join(root, path, ".."), {recursive: true});
      writeFileSync(join(root, path), text);
    }
    const {stdout} = spawnSync(
      join(REPOSITORY, "node_modules", ".bin", "biome"),
      ["lint", "--reporter=json", "--max-diagnostics=none"],
      {cwd: root, encoding: "utf8"}
    );
    const {diagnostics} = JSON.parse(stdout) as {
      diagnostics: {category: string; location: {path: string}}[];
    };
    const counts = new Map([...texts.keys()].map((path) => [path, 0]));
    for (const {category, location} of diagnostics)
      if (RULES.includes(category)) counts.set(location.path, counts.get(location.path)! + 1);
    return counts;
  } finally {
    rmSync(root, {recursive: true});
  }
}

describe("the floors", () => {
  it("exist, and hold every folder of code but the tests, the packages and the tool's entry", () => {
    for (const folder of folders) expect(existsSync(join(REPOSITORY, folder)), folder).toBe(true);
    const {stdout} = spawnSync("git", ["ls-files", "*.ts"], {cwd: REPOSITORY, encoding: "utf8"});
    const homeless = stdout
      .split("\n")
      .filter((file) => file.includes("/") && !/^(tests|packages)\//.test(file))
      .filter((file) => !folders.some((folder) => file.startsWith(`${folder}/`)));
    expect(homeless).toEqual([]);
  });

  it("are held apart by the linter's rules as they are written", () => {
    const configuration = JSON.parse(read("biome.json"));
    expect(configuration).toEqual(withFloorRules(configuration));
    expect(configuration.linter.rules.suspicious.noImportCycles).toBe("error");
  });

  it("may import from below, and from nowhere else", () => {
    const texts = new Map<string, string>();
    const expected = new Map<string, number>();
    const probe = (
      path: string,
      others: readonly string[],
      count: number,
      write: (from: string) => string
    ): void => {
      const up = "../".repeat(path.split("/").length - 1);
      texts.set(path, others.map((other) => write(`${up}${other}/some/module.ts`)).join(""));
      expected.set(path, count);
    };
    for (const folder of folders) {
      const above = aboveOf(folder);
      const below = folders.filter((other) => other !== folder && !above.includes(other));
      let number = 0;
      const named = (from: string): string => `export type {A as A${++number}} from "${from}";\n`;
      probe(`${folder}/above.ts`, above, above.length, named);
      probe(`${folder}/deep/er/above.ts`, above, above.length, (from) => `await import("${from}");\n`);
      probe(`${folder}/below.ts`, below, 0, named);
      probe(`${folder}/page.test.ts`, ["tests"], 0, named);
    }
    expect(complaints(texts)).toEqual(expected);
  });

  it("keep Node out of what the browser runs", () => {
    const counts = {
      "pipelines/battle/a.ts": 1,
      "pipelines/model/features/a.ts": 1,
      "pipelines/model/prediction/a.ts": 1,
      "pipelines/battle/agreement/a.ts": 0,
      "pipelines/model/features/matrix.ts": 0,
      "lib/files/a.ts": 0
    };
    const texts = Object.keys(counts).map(
      (path) => [path, 'import {join} from "node:path";\njoin("a");\n'] as const
    );
    expect(Object.fromEntries(complaints(new Map(texts)))).toEqual(counts);
  });

  it("stand in the documents as they are", () => {
    const order = FLOORS.map((floor) => floor.folders.map((folder) => `\`${folder}\``).join(", ")).join(
      " → "
    );
    expect(read("CONTRIBUTING.md")).toContain(order);
    for (const {folders: own, holds} of FLOORS)
      expect(read("docs/ARCHITECTURE.md")).toContain(
        `| ${own.map((folder) => `\`${folder}/\``).join(", ")} | ${holds} |`
      );
  });
});
