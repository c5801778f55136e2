import {execFileSync, spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {gzipSync} from "node:zlib";
import {build} from "esbuild";
import {afterAll, beforeAll, describe, expect, it} from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const built = join(root, "build");
const folder = mkdtempSync(join(tmpdir(), "xgboost-wasm-package-"));

beforeAll(() => {
  execFileSync(process.execPath, [join(root, "scripts/pack.mjs")], {stdio: "pipe"});
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(built, join(folder, "node_modules/xgboost-wasm"));
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
});

afterAll(() => rmSync(folder, {recursive: true}));

/** Runs a plain script that finds the built package under its name. */
function runPlain(source: string): string {
  const file = join(folder, "script.mjs");
  writeFileSync(file, source);
  return execFileSync(process.execPath, [file], {encoding: "utf8", cwd: folder});
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [join(root, "src", entry)],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false
  });
  return result.outputFiles[0].text;
}

describe("the package", () => {
  it("runs every example of the README as written, from its build", () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const examples = Array.from(readme.matchAll(/```js\n([\s\S]*?)```/g), (match) => match[1]);
    expect(examples).toHaveLength(2);
    const [training, prediction] = examples;
    const output = runPlain(`${training}
      (await import("node:fs")).writeFileSync("model.json", file);`);
    const [, inside, outside] = /P\(inside\): (\S+) (\S+)/.exec(output)!;
    expect(Number(inside)).toBeGreaterThan(0.9);
    expect(Number(outside)).toBeLessThan(0.1);
    expect(output).toContain("50 rounds");

    const predicted = runPlain(`import {readFileSync} from "node:fs";
      globalThis.fetch = async (path) => new Response(readFileSync(path));
      ${prediction}
      console.log(JSON.stringify([...probabilities]));`);
    const [probability] = JSON.parse(predicted) as number[];
    expect(probability).toBeGreaterThan(0.9);
  });

  const CONSUMER = `import {type Booster, DMatrix, train} from "xgboost-wasm";
    import {Predictor} from "xgboost-wasm/predict";
    const matrix = new DMatrix({data: new Float32Array(2), rows: 2, columns: 1, label: [0, 1]});
    export const booster: Promise<Booster> = train({max_depth: 2}, matrix);
    export const probabilities: Float32Array = Predictor.load("{}").predict(new Float32Array(1));
    // @ts-expect-error: no such parameter
    train({max_depht: 2}, matrix);`;

  it.each([
    ["mts", ["--module", "nodenext"]],
    ["cts", ["--module", "nodenext"]],
    ["ts", ["--module", "esnext", "--moduleResolution", "bundler"]]
  ])("has declarations that a compiler without DOM accepts: .%s %j", (extension, how) => {
    const file = join(folder, `consumer.${extension}`);
    writeFileSync(file, CONSUMER);
    const tsc = join(root, "../../node_modules/.bin/tsc");
    const options = [
      "--ignoreConfig",
      "--noEmit",
      "--strict",
      "--target",
      "es2022",
      "--lib",
      "es2022",
      "--types",
      ""
    ];
    const result = spawnSync(tsc, [...options, ...how, file], {encoding: "utf8"});
    expect(result.stdout).toBe("");
    expect(result.status).toBe(0);
  });

  it("is had by require, too", () => {
    const file = join(folder, "script.cjs");
    writeFileSync(
      file,
      `const {DMatrix, train} = require("xgboost-wasm");
       const {Predictor} = require("xgboost-wasm/predict");
       train({max_depth: 1}, new DMatrix({data: [1, 2, 3, 4], rows: 4, columns: 1, label: [0, 0, 1, 1]}))
         .then((booster) => console.log(Predictor.load(booster.saveModel()).predict([1, 4]).length));`
    );
    expect(execFileSync(process.execPath, [file], {encoding: "utf8", cwd: folder}).trim()).toBe("2");
  });

  it("keeps its size: at most 174 kB packed, predictor at most 14 kB compressed", async () => {
    const listed = execFileSync("npm", ["pack", "--dry-run", "--json"], {cwd: built, encoding: "utf8"});
    const [{size, files}] = JSON.parse(listed) as [{size: number; files: {path: string}[]}];
    expect(size).toBeLessThan(174_000);
    const paths = files.map((file) => file.path);
    for (const path of [
      "index.js",
      "predict.js",
      "README.md",
      "LICENSE",
      "types/index.d.ts",
      "docs/COMING-FROM-PYTHON.md"
    ]) {
      expect(paths).toContain(path);
    }
    const predictor = await bundle("predict.ts");
    expect(gzipSync(predictor).length).toBeLessThan(14_000);
    expect(predictor.length).toBeLessThan(37_000);
    expect(predictor).not.toContain("KERNELS");
  });

  it("bundles for the browser without a Node module", async () => {
    for (const entry of ["index.ts", "predict.ts"]) {
      expect(await bundle(entry)).not.toMatch(/from\s*["']node:|require\(/);
    }
  });

  it("holds the WebAssembly that its sources compile to", () => {
    execFileSync(process.execPath, [join(root, "scripts/build.mjs"), "--check"], {stdio: "pipe"});
  });
});
