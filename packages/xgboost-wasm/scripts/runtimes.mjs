// The package as it would be published, installed from its tarball outside the workspace, used by Node (import and
// require), Bun and Deno, and through bundles of webpack, Vite and esbuild, which are run. All are installed into a
// temporary folder: together they are too large for every install. `npm run test:runtimes -w xgboost-wasm`, of a
// tarball that is there already with its path.
import {execFileSync} from "node:child_process";
import {copyFileSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

const TOOLS = ["bun@1.4.5", "deno@2.9.6", "webpack@5.113.0", "vite@8.4.0", "esbuild@0.28.2"];

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "xgboost-wasm-runtimes-"));
const run = (command, ...args) =>
  execFileSync(command, args, {cwd: folder, encoding: "utf8", timeout: 300_000});
const program = (name) => join(folder, "node_modules/.bin", name);

/** The package made and packed; returns the tarball's path. */
function packed() {
  execFileSync(process.execPath, [join(root, "scripts/pack.mjs")], {stdio: "inherit"});
  const [{filename}] = JSON.parse(
    run("npm", "pack", join(root, "build"), "--json", "--pack-destination", folder)
  );
  return join(folder, filename);
}

writeFileSync(join(folder, "package.json"), '{"type": "module", "private": true}\n');
const tarball = process.argv[2] ?? packed();
run("npm", "install", "--no-audit", "--no-fund", tarball, ...TOOLS);
copyFileSync(join(root, "tests/runtimes/smoke.mjs"), join(folder, "smoke.mjs"));
for (const bundler of ["webpack", "vite", "esbuild"]) {
  copyFileSync(join(root, `tests/runtimes/${bundler}.mjs`), join(folder, `${bundler}.mjs`));
}
writeFileSync(
  join(folder, "required.cjs"),
  `const {Booster, cv, DMatrix, train} = require("xgboost-wasm");
   const {Predictor} = require("xgboost-wasm/predict");
   if (![Booster, cv, DMatrix, train, Predictor].every((one) => typeof one === "function")) throw new Error("lacking");
   import("./smoke.mjs");\n`
);

/** Ways to run the smoke test. */
const WAYS = {
  "Node, import": () => run(process.execPath, "smoke.mjs"),
  "Node, require": () => run(process.execPath, "required.cjs"),
  Bun: () => run(program("bun"), "smoke.mjs"),
  Deno: () => run(program("deno"), "run", "--allow-read", "--allow-env", "--allow-sys", "smoke.mjs"),
  ...Object.fromEntries(
    ["webpack", "vite", "esbuild"].map((bundler) => [
      `${bundler}'s bundle`,
      () => {
        run(process.execPath, `${bundler}.mjs`);
        return run(process.execPath, `${bundler}-out/smoke.mjs`);
      }
    ])
  )
};

let expected;
let failed = 0;
for (const [name, way] of Object.entries(WAYS)) {
  let told;
  try {
    told = way().match(/xgboost-wasm works: .*/)?.[0] ?? "said nothing";
  } catch (error) {
    told = `failed: ${error.stderr || error.message}`;
  }
  expected ??= told;
  const right = told === expected && told.startsWith("xgboost-wasm works");
  if (!right) failed++;
  console.log(`${right ? "ok    " : "FAILED"} ${name}: ${told}`);
}
rmSync(folder, {recursive: true});
process.exitCode = failed === 0 ? 0 : 1;
