import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {runInNewContext} from "node:vm";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {loaderPrograms} from "../../../src/build/loader-programs.ts";
import {LOADER_PROBLEM_SCRIPT} from "../../../src/chrome/loader-problem.ts";

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "run-loader-"));
  mkdirSync(join(root, "notebooks"));
  mkdirSync(join(root, "page"));
});
afterAll(() => rmSync(root, {recursive: true}));

/** Runs a loader as Framework does. */
function run(
  ending: string,
  code: string,
  {folder = "notebooks", path = process.env["PATH"], args = [] as string[]} = {}
) {
  const file = join(root, folder, `rows.csv${ending}`);
  writeFileSync(file, code);
  const [command, ...before] = loaderPrograms()[ending];
  const node = command === "node" ? process.execPath : command;
  const {stdout, status} = spawnSync(node, [...before, file, ...args], {
    encoding: "utf8",
    env: {...process.env, PATH: path}
  });
  return {stdout, status};
}

/** What a page's cell gets for a file of this content. */
async function read(
  content: string,
  lang = "en",
  url = "http://site/_file/notebooks/rows.csv"
): Promise<string> {
  const page = {
    fetch: async () => ({ok: true, url, clone: () => new Response(content), text: async () => content}),
    document: {documentElement: {lang}},
    TextDecoder,
    window: {} as {fetch: () => Promise<{text(): Promise<string>}>}
  };
  runInNewContext(LOADER_PROBLEM_SCRIPT, page);
  try {
    return await (await page.window.fetch()).text();
  } catch (error) {
    return `Error: ${(error as Error).message}`;
  }
}

describe("a notebook's loader", () => {
  it("gives what it prints", async () => {
    const {stdout, status} = run(".sh", "echo a; echo 1");
    expect([stdout, status]).toEqual(["a\n1\n", 0]);
    expect(await read(stdout)).toBe("a\n1\n");
    expect(run(".ts", "const n: number = 2;\nconsole.log(n);").stdout).toBe("2\n");
  });

  it("says which program is missing", async () => {
    const {stdout, status} = run(".R", "cat(1)", {path: "/nowhere"});
    expect(status).toBe(0);
    expect(await read(stdout)).toBe(
      "Error: rows.csv.R needs the program Rscript, which is not installed here: install it, save the loader and build again"
    );
    expect(await read(stdout, "fr")).toContain("rows.csv.R a besoin du programme Rscript");
  });

  it("says with what it ended, and what it said", async () => {
    const {stdout, status} = run(".sh", "echo half; echo no such table >&2; exit 3");
    expect(status).toBe(0);
    expect(await read(stdout)).toBe("Error: rows.csv.sh ended with status 3: no such table");
  });

  it("says that it printed nothing", async () => {
    expect(await read(run(".sh", "true").stdout)).toBe(
      "Error: rows.csv.sh printed nothing: a loader writes its file to standard output."
    );
  });
});

it("fails for a page of the site whose loader fails, and gives a loader in this process its parameters", () => {
  expect(run(".sh", "exit 3", {folder: "page"})).toEqual({stdout: "", status: 3});
  expect(run(".ts", "process.exit(4)", {folder: "page"}).status).toBe(4);
  expect(run(".ts", "throw new Error('no')", {folder: "page"}).status).not.toBe(0);
  const code = "console.log(JSON.stringify(process.argv.slice(2)));";
  expect(run(".ts", code, {folder: "page", args: ["--name", "move"]}).stdout).toBe('["--name","move"]\n');
});

it("leaves other files as they are", async () => {
  const text = 'predictiondex loader problem: {"kind":"empty","loader":"x"}';
  expect(await read(text, "en", "http://site/_file/sql/rows.csv")).toBe(text);
});
