import {execFileSync} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {join, relative} from "node:path";
import {build} from "esbuild";
import {beforeAll, describe, expect, it} from "vitest";
import {filesBelow} from "../../lib/files/hash-path.ts";
import {dataPaths, REPOSITORY} from "../../lib/files/paths.ts";
import {codeGraph, type ReadSource} from "../../lib/stage-runner/code-graph.ts";
import {hashCode} from "../../lib/stage-runner/hash-code.ts";
import {packageVersions} from "../../lib/stage-runner/package-versions.ts";
import {plan} from "../../lib/stage-runner/plan.ts";
import type {Stage} from "../../lib/stage-runner/stage.ts";
import {stageGraph} from "../../stages/graph.ts";

const stages = stageGraph(dataPaths({}));
const tracked = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], {
  cwd: REPOSITORY,
  encoding: "utf8"
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(join(REPOSITORY, file)));

/** A file's text as it lies on the disk, but for one that is changed. */
const texts = new Map<string, string>();
const textOf = (file: string): string | undefined => {
  const path = join(REPOSITORY, file);
  if (!texts.has(file) && existsSync(path)) texts.set(file, readFileSync(path, "utf8"));
  return texts.get(file);
};
const versions = new Map<string, string[]>();
const versionsOf = (names: readonly string[], root: string): string[] => {
  const key = names.join();
  if (!versions.has(key)) versions.set(key, packageVersions(names, root));
  return versions.get(key)!;
};
const keyOf = ({code, packages}: Stage, read: ReadSource): Promise<string> =>
  hashCode(code, REPOSITORY, {packages, versionsOf, read});

/** What each module imports, by a bundler: another program's answer to the same question. */
const imported = new Map<string, readonly string[]>();
async function bundle(entries: readonly string[]): Promise<void> {
  const {metafile} = await build({
    entryPoints: entries.map((entry) => join(REPOSITORY, entry)),
    absWorkingDir: REPOSITORY,
    bundle: true,
    write: false,
    metafile: true,
    outdir: "unused",
    platform: "node",
    format: "esm",
    logLevel: "silent",
    plugins: [
      {
        name: "packages",
        setup({onResolve}) {
          onResolve({filter: /^[^./]/}, ({path, kind}) =>
            kind === "entry-point" || path.startsWith("xgboost-wasm") ? undefined : {path, external: true}
          );
        }
      }
    ]
  });
  for (const [file, {imports}] of Object.entries(metafile.inputs))
    imported.set(
      file,
      imports.flatMap(({path, external}) => (external ? [] : [path]))
    );
}

/** Worker modules that the given files start, found as text. */
const startedBy = (files: readonly string[]): string[] =>
  files.flatMap((file) =>
    [
      ...(textOf(file) ?? "").matchAll(/^[^*\n]*new URL\("\.\/([\w-]+\.(?:ts|mjs))", import\.meta\.url\)/gm)
    ].map(([, name]) => join(file, "..", name))
  );

/** Everything that the modules reach, once they and all that they start are bundled. */
function reachOf(entries: readonly string[]): Set<string> {
  const reach = new Set(entries);
  for (const file of reach) {
    for (const path of imported.get(file)!) reach.add(path);
    for (const path of startedBy([file])) reach.add(path);
  }
  return reach;
}

beforeAll(async () => {
  let open = [...new Set(stages.flatMap(({code}) => code))];
  while (open.length > 0) {
    await bundle(open);
    open = startedBy([...imported.keys()]).filter((file) => !imported.has(file));
  }
});

describe.each(stages.map((stage) => [stage.name, stage] as const))("the stage %s", (name, stage) => {
  let reach: Set<string>;
  beforeAll(() => {
    reach = reachOf(stage.code);
  });

  it("is one module of its name, and reaches what a bundler says that it reaches", async () => {
    expect(stage.code[0]).toBe(`stages/${name}.ts`);
    expect((await codeGraph(stage.code, REPOSITORY)).files).toEqual([...reach].sort());
  });

  it("goes stale with each file that it reaches, and stays fresh with each that it does not", async () => {
    const read = new Set<string>();
    const key = await keyOf(stage, (file) => {
      read.add(file);
      return textOf(file);
    });
    const wrong: string[] = [];
    for (const file of tracked) {
      // What is not read cannot be in the key.
      const stale =
        read.has(file) &&
        (await keyOf(stage, (one) => (one === file ? `${textOf(one)}\n// changed` : textOf(one)))) !== key;
      if (stale !== reach.has(file)) wrong.push(`${file}: ${stale ? "stale" : "fresh"}`);
    }
    expect(wrong).toEqual([]);
    expect(reach.size).toBeGreaterThan(1);
  });

  it("does not depend on how progress and log are shown, nor on the command line", () => {
    const shown = [...reach].filter((file) => /^(cli|lib\/terminal\/(progress|paint|ask))/.test(file));
    expect(["site", "pages"].includes(name) ? [] : shown).toEqual([]);
  });
});

describe("the graph", () => {
  const of = (name: string): Stage => stages.find((stage) => stage.name === name)!;

  it("has an order in which each stage finds what it reads", () => {
    const made = new Set<string>();
    for (const stage of plan(stages, undefined, true)) {
      for (const path of stage.inputs) {
        const generated = path.startsWith(`${dataPaths({}).data}/`);
        if (generated && !stage.optional?.includes(path) && path !== dataPaths({}).evaluation)
          expect(made.has(path), `${stage.name} reads ${relative(REPOSITORY, path)}`).toBe(true);
      }
      for (const path of stage.outputs) made.add(path);
    }
  });

  it("waits for no stage that yields to the others, but to show it", () => {
    const yielding = stages.filter((stage) => stage.yields).map(({name}) => name);
    expect(yielding).toEqual(["mechanics"]);
    for (const {name, after} of stages)
      expect(
        after.filter((other) => yielding.includes(other)),
        name
      ).toEqual([]);
  });

  it("trains again when the label, the features or the trainer change", async () => {
    const {files} = await codeGraph(of("train").code, REPOSITORY);
    for (const file of [
      "pipelines/model/duels/load-duels.ts",
      "pipelines/model/features/matrix-tasks.ts",
      "data-loaders/load-game.ts",
      "packages/xgboost-wasm/src/kernels.generated.ts"
    ])
      expect(files).toContain(file);
  });

  it("renders the pages again when they or what they run change, and fills them when a loader does", async () => {
    const reach = async (name: string) => (await codeGraph(of(name).code, REPOSITORY)).files;
    const [pages, site] = await Promise.all([reach("pages"), reach("site")]);
    for (const file of [
      "pipelines/battle/replay.ts",
      "pipelines/battle/equilibrium.ts",
      "pipelines/monitoring/drift/drift-thresholds.ts",
      "src/train-it-yourself/training-worker.ts",
      "src/build/bundle-pages.ts"
    ])
      expect(pages).toContain(file);
    for (const file of ["src/data/game.json.ts", "src/build/check-site.ts"]) expect(site).toContain(file);
    expect(pages).not.toContain("src/data/game.json.ts");
    expect(of("site").inputs).toEqual(expect.arrayContaining(of("pages").outputs.slice()));
    const read = of("pages")
      .inputs.flatMap(filesBelow)
      .map((path) => relative(REPOSITORY, path));
    for (const file of ["src/fight/index.md", "src/styles/base.css", "docs/API.md"])
      expect(read).toContain(file);
    expect(read.filter((path) => path.startsWith("src/generated"))).toEqual([]);
  });

  it("names every package that its code imports as one that is declared", async () => {
    const {dependencies} = JSON.parse(textOf("package.json")!) as {dependencies: Record<string, string>};
    for (const {name, code, packages = []} of stages)
      for (const used of [...(await codeGraph(code, REPOSITORY)).packages, ...packages])
        expect(dependencies, `${name} uses ${used}`).toHaveProperty([used]);
  });
});
