import {execFile, execFileSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {promisify} from "node:util";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {parse} from "yaml";
import {modulesByName} from "../../cli/command-list.ts";
import {ABOUT_ALL} from "../../data-loaders/schema/download.ts";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {endpoints} from "../../server/endpoints/index.ts";
import {type ServedApp, serveApp} from "../server/support/serve-app.ts";
import {parseOnly, words} from "./command-line.ts";
import {commandsOf, DOCUMENTS, readDocument} from "./documents.ts";

type Scripts = Record<string, string>;
const scriptsOf = (manifest: string): Scripts =>
  (JSON.parse(readFileSync(join(REPOSITORY, manifest), "utf8")) as {scripts: Scripts}).scripts;
const SCRIPTS = scriptsOf("package.json");
const WORKSPACES = ["packages/xgboost-wasm", "packages/predictiondex-client"];
const compose = parse(readDocument("docker-compose.yml")) as {services: Record<string, unknown>};

/** Command lines that take no more than seconds and need nothing but the packages: they are carried out. */
const CARRIED_OUT = [
  /^npm run etl( -- --dry-run)?$/,
  /^npm run keys -- generate --name \w+$/,
  /^npm run doctor$/,
  /^npm run predictiondex -- \w+ --help$/
];
/** Commands of the operating system that a reader is told to look with. */
const SYSTEM = /^(df|ls|top|ps|dmesg)( |$)/;

const data = mkdtempSync(join(tmpdir(), "docs-"));
let app: ServedApp;
beforeAll(async () => {
  app = await serveApp();
});
afterAll(async () => {
  await app.close();
  rmSync(data, {recursive: true, force: true});
});

const paths = (args: readonly string[]): string[] => args.filter((arg) => /^[\w.-]+\/[\w./-]*$/.test(arg));
const expectPaths = (args: readonly string[]): void => {
  for (const path of paths(args)) expect(existsSync(join(REPOSITORY, path)), path).toBe(true);
};

async function checkNpm([what, ...rest]: readonly string[], document: string): Promise<void> {
  if (what === "ci" || what === "link" || what === "install") return;
  const own = WORKSPACES.find(
    (folder) => document.startsWith(folder) || rest.includes(folder.slice("packages/".length))
  );
  const scripts = own === undefined ? SCRIPTS : scriptsOf(`${own}/package.json`);
  const args = what === "run" ? rest.filter((arg) => arg !== "--silent") : [what, ...rest];
  const [name] = args;
  expect(scripts, `npm run ${name}`).toHaveProperty([name]);
  const given = args.includes("--") ? args.slice(args.indexOf("--") + 1) : [];
  const tool = /^node bin\/predictiondex\.mjs ?(.*)$/.exec(scripts[name]);
  if (tool !== null) await parseOnly([...words(tool[1]), ...given]);
  else expectPaths(given);
}

function checkDocker(args: readonly string[]): void {
  // What Docker says of one container is its own.
  if (args[0] === "inspect") return;
  expect(args[0]).toBe("compose");
  const known = Object.keys(compose.services);
  for (const [index, arg] of args.entries()) {
    if (arg === "--scale") expect(known).toContain(args[index + 1].split("=")[0]);
    if (["logs", "exec", "restart"].includes(arg)) expect(known).toContain(args.at(-1));
  }
}

function checkCurl(args: readonly string[], document: string): void {
  // Each of these is asked of a server, and its answer compared, by tests/server/api-guide.test.ts.
  if (document === "docs/API.md") return;
  const address = args.find((arg) => arg.startsWith("http"))!;
  const path = address.replace(/^https?:\/\/[^/]+/, "");
  const download = /^\/downloads\/VERSION\/(.+)$/.exec(path)?.[1];
  if (download === undefined) expect(endpoints.map((endpoint) => endpoint.path)).toContain(path);
  else expect(Object.values(ABOUT_ALL)).toContain(download);
}

async function check(command: string, document: string): Promise<void> {
  // What a command's output is piped into is not this project's.
  const parts = words(command.replace(/ \| .*$/, ""));
  while (/^[A-Z_]+=/.test(parts[0])) parts.shift();
  const [program, ...args] = parts;
  if (program === "npm") return checkNpm(args, document);
  if (program === "predictiondex") return args.length === 0 ? undefined : parseOnly(args);
  if (program === "npx" && args[0] === "predictiondex") return parseOnly(args.slice(1));
  if (program === "node" && args[0] === "bin/predictiondex.mjs") return parseOnly(args.slice(1));
  if (program === "npx" && args[0] === "vitest")
    return expectPaths(args.filter((arg) => !arg.includes("FOLDER")));
  if (program === "npx" && args[0] === "tsx") return expectPaths(args.slice(1, 2));
  if (program === "tsx" || program === "bash") return expectPaths(args);
  if (program === "node" && args[0]?.startsWith("--")) {
    expect(process.allowedNodeEnvironmentFlags.has(args[0].split("=")[0]), args[0]).toBe(true);
    return;
  }
  if (program === "docker") return checkDocker(args);
  if (program === "curl") return checkCurl(args, document);
  if (SYSTEM.test(command)) return;
  throw new Error(`nothing here knows how to check \`${command}\``);
}

const all = DOCUMENTS.flatMap((document) =>
  commandsOf(readDocument(document)).map((command) => ({document, command}))
);
const isCarriedOut = (command: string): boolean => CARRIED_OUT.some((pattern) => pattern.test(command));

describe("commands in documents", () => {
  it("are found", () => expect(all.length).toBeGreaterThan(60));

  it.each(all)("$document: $command is one that exists, with options that it has", ({command, document}) =>
    check(command, document)
  );

  const quick = [...new Set(all.map(({command}) => command).filter(isCarriedOut))];
  it.each(quick)("%s works", {timeout: 240_000}, (command) => {
    const output = execFileSync("bash", ["-c", command], {
      cwd: REPOSITORY,
      encoding: "utf8",
      env: {
        ...process.env,
        PREDICTIONDEX_DATA: data,
        PREDICTIONDEX_MODELS: join(data, "models"),
        NO_COLOR: "1"
      },
      stdio: ["ignore", "pipe", "pipe"]
    });
    expect(output).not.toBe("");
    expect(output).not.toContain("\u001b[");
  });

  it("of the first page are answered: the example gives the move it names", async () => {
    const command = all.find(
      ({document, command: text}) => document === "README.md" && text.startsWith("curl")
    )!.command;
    const asked = command.replace("http://127.0.0.1:8080", app.url);
    const {stdout} = await promisify(execFile)("bash", ["-c", asked]);
    const answer = JSON.parse(stdout) as {recommended_move: string; all_moves: {move_name: string}[]};
    expect(answer.all_moves.map((move) => move.move_name).sort()).toEqual([
      "Ice Beam",
      "Surf",
      "Tackle",
      "Water Gun"
    ]);
  });

  it("make up the whole tool: each of its commands is in some document", () => {
    const text = DOCUMENTS.map(readDocument).join("\n");
    const names = [...modulesByName().keys()].filter((name) => !["run-stage", "prepare"].includes(name));
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
  });

  it("are refused where they are wrong", async () => {
    await expect(check("npm run etll", "README.md")).rejects.toThrow();
    await expect(check("npm run etl -- --sauce live", "README.md")).rejects.toThrow("unknown option");
    await expect(check("npx predictiondex trane", "README.md")).rejects.toThrow("unknown command");
    await expect(check("npm test -- tests/nowhere", "README.md")).rejects.toThrow();
    await expect(check("docker compose up --scale apy=2", "README.md")).rejects.toThrow();
    await expect(check("make all", "README.md")).rejects.toThrow("nothing here knows how to check");
  });
});
