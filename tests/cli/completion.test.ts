import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {CATALOGUE, modulesByName} from "../../cli/command-list.ts";
import {completionScript, SHELLS} from "../../cli/completion.ts";
import {runCommandLine} from "../../cli/program.ts";

const folder = mkdtempSync(join(tmpdir(), "completion-"));
const files = join(folder, "files");
beforeAll(() => {
  mkdirSync(files);
  writeFileSync(join(files, "zapdos"), "");
  symlinkSync(
    fileURLToPath(new URL("../../bin/predictiondex.mjs", import.meta.url)),
    join(folder, "predictiondex")
  );
  for (const shell of SHELLS) writeFileSync(join(folder, shell), completionScript(shell, "predictiondex"));
});
afterAll(() => rmSync(folder, {recursive: true}));

/** What a command line prints. */
async function printed(...args: string[]): Promise<string> {
  let text = "";
  const write = vi.spyOn(process.stdout, "write").mockImplementation((part) => {
    text += String(part);
    return true;
  });
  try {
    expect(await runCommandLine(args, "0.1.0")).toBeUndefined();
  } finally {
    write.mockRestore();
  }
  return text;
}

/** What the program says may stand for the last of `words`. */
const offered = async (...words: string[]): Promise<string[]> =>
  (await printed("complete", "--", ...words)).split("\n").filter((line) => /^[^:]/.test(line));
const names = (lines: readonly string[]): string[] => lines.map((line) => line.split("\t")[0]);

describe("what may follow", () => {
  it("is every visible command with its summary, and no hidden one", async () => {
    const visible = [...modulesByName().keys()].filter(
      (name) => !["prepare", "run-stage", "complete"].includes(name)
    );
    expect(names(await offered("")).sort()).toEqual([...visible, "help"].sort());
    expect(await offered("quic")).toEqual([
      "quick-start\tfrom a fresh clone to a first answer, step by step"
    ]);
    expect(names(await offered("help", "quic"))).toEqual(["quick-start"]);
  });

  it("is subcommands, options, and the choices of options and arguments", async () => {
    expect(names(await offered("report", "di"))).toEqual(["diff"]);
    expect(names(await offered("report", "diff", "--fa"))).toEqual(["--fail-on-worse"]);
    expect(names(await offered("report", "diff", "--format", ""))).toEqual(["md", "html", "json"]);
    expect(names(await offered("etl", "--source=e"))).toEqual(["embedded"]);
    expect(names(await offered("completion", "")).sort()).toEqual([...SHELLS].sort());
  });

  it("is a file where nothing else fits, but not in place of an option", async () => {
    expect(await printed("complete", "--", "report", "diff", "zap")).toBe(":0\n");
    expect(await printed("complete", "--", "report", "--zap")).toBe(":4\n");
    expect(await printed("complete", "--", "quic")).toMatch(/\n:4\n$/);
  });

  it("is asked of the one module that the words are about", async () => {
    const loads = CATALOGUE.map((module) => vi.spyOn(module, "load"));
    const loaded = () => loads.filter((load) => load.mock.calls.length > 0).length;
    await offered("tr");
    expect(loaded()).toBe(1);
    await offered("report", "di");
    expect(loaded()).toBe(2);
    for (const load of loads) load.mockRestore();
  });

  it("stands on one line each", async () => {
    for (const name of modulesByName().keys())
      for (const last of ["", "-", "--"])
        for (const line of await offered(name, last)) expect(line).toMatch(/^[\w-]+\t.*$/);
  });
});

const run = (command: string, args: readonly string[], input = "") => {
  const env = {...process.env, HOME: folder, PATH: `${folder}:${process.env["PATH"]}`, TERM: "dumb"};
  return spawnSync(command, args, {cwd: files, env, input, encoding: "utf8", timeout: 60_000});
};
const absent = (shell: string): boolean => spawnSync(shell, ["-c", "true"]).error !== undefined;

/** Lines as they stand after TAB: what is typed, and what a shell makes of it. */
const TYPED = {
  "predictiondex traf": "predictiondex traffic ",
  "predictiondex report diff --format h": "predictiondex report diff --format html ",
  "predictiondex report diff zap": "predictiondex report diff zapdos "
} as const;

describe("completion in bash", {timeout: 240_000}, () => {
  it("completes commands, choices and files", () => {
    const start = [
      `source ${join(folder, "bash")}`,
      `bind -x '"\\C-g": echo "LINE:$READLINE_LINE"'`,
      "bind 'set show-all-if-ambiguous on'"
    ];
    writeFileSync(join(folder, "bashrc"), start.join("\n"));
    const keys = [...Object.keys(TYPED), "predictiondex tra"].map((line) => `${line}\t\u0007\u0015`).join("");
    const {stdout, stderr} = run("bash", ["--rcfile", join(folder, "bashrc"), "-i"], keys);
    const lines = stdout.split("\n").filter((line) => line.startsWith("LINE:"));
    expect(lines).toEqual([...Object.values(TYPED), "predictiondex tra"].map((line) => `LINE:${line}`));
    expect(stdout + stderr).toMatch(/traffic +train/);
  });

  it("may be read twice", () => {
    const file = join(folder, "bash");
    expect(run("bash", ["-c", `source ${file}; source ${file}`]).stderr).toBe("");
  });
});

const ZSH = `zmodload zsh/zpty
seen() { local all="" part; repeat 500; do if zpty -rt z part; then all+=$part; [[ $all == *$1* ]] && break; else sleep 0.1; fi; done; print -r -- "$all"; }
zpty -b z zsh -f -i
zpty -w z "autoload -U compinit; compinit -u -D; source $1; echo RE''ADY"
seen READY >/dev/null
zpty -nw z $2$'\\t'
seen $3`;

describe.skipIf(absent("zsh"))("completion in zsh", {timeout: 240_000}, () => {
  it.each(Object.entries(TYPED))("completes %s", (typed, completed) => {
    const {stdout} = run("zsh", ["-f", "-c", ZSH, "zsh", join(folder, "zsh"), typed, completed.trim()]);
    expect(stdout).toContain(completed.trim());
  });
});

describe.skipIf(absent("fish"))("completion in fish", {timeout: 240_000}, () => {
  it.each(Object.entries(TYPED))("completes %s", (typed, completed) => {
    const {stdout} = run("fish", ["-c", `source ${join(folder, "fish")}; complete -C "${typed}"`]);
    expect(stdout).toContain(completed.trim().split(" ").at(-1));
  });
});

for (const shell of ["zsh", "fish"])
  if (absent(shell))
    it.skip(`SKIPPED: ${shell} is not installed (Debian: apt-get install ${shell})`, () => {});

it("completion in PowerShell asks the program", () => {
  const text = completionScript("powershell", "predictiondex");
  expect(text).toContain("& predictiondex complete '--'");
  expect(text).toContain("Register-ArgumentCompleter -CommandName 'predictiondex'");
});

it("the command prints the script of a shell", async () => {
  expect(await printed("completion", "fish")).toBe(completionScript("fish", "predictiondex"));
});
