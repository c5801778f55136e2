import {execFileSync, spawnSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {modulesByName} from "../../cli/command-list.ts";
import {completionScript, SHELLS} from "../../cli/completion.ts";
import {createProgram, runCommandLine} from "../../cli/program.ts";

const folder = mkdtempSync(join(tmpdir(), "completion-"));
const scripts = {bash: "", zsh: "", fish: ""};
beforeAll(async () => {
  const program = await createProgram("all");
  for (const shell of SHELLS) {
    scripts[shell] = completionScript(shell, program);
    writeFileSync(join(folder, shell), scripts[shell]);
  }
});
afterAll(() => rmSync(folder, {recursive: true}));

/** What bash offers for the last of `words`. */
function offered(...words: string[]): string[] {
  const line = words.map((word) => `'${word}'`).join(" ");
  const script = `source ${join(folder, "bash")}; COMP_WORDS=(predictiondex ${line}); COMP_CWORD=${words.length}; _predictiondex; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync("bash", ["-c", script], {encoding: "utf8", cwd: folder}).split("\n").filter(Boolean);
}

describe("completion in bash", () => {
  it("offers every visible command and no hidden one", () => {
    const names = [...modulesByName().keys()].filter((name) => name !== "run-stage");
    expect(offered("")).toEqual(expect.arrayContaining(names));
    expect(offered("")).not.toContain("run-stage");
    expect(offered("qui")).toEqual(["quick-start"]);
  });

  it("offers subcommands, options and the choices of an option", () => {
    expect(offered("report", "d")).toEqual(["diff"]);
    expect(offered("report", "diff", "--fa")).toEqual(["--fail-on-worse"]);
    expect(offered("report", "diff", "--format", "")).toEqual(["md", "html", "json"]);
    expect(offered("etl", "--source", "e")).toEqual(["embedded"]);
  });

  it("offers files where nothing else fits", () => {
    expect(offered("report", "diff", "zs")).toEqual(["zsh"]);
  });
});

describe.each(["zsh", "fish"] as const)("completion in %s", (shell) => {
  it("has every visible command", () => {
    for (const name of modulesByName().keys())
      if (name !== "run-stage") expect(scripts[shell]).toContain(name);
  });

  it.skipIf(spawnSync(shell, ["-c", "true"]).error !== undefined)("is read without an error", () => {
    const {status, stderr} = spawnSync(shell, ["-n", join(folder, shell)], {encoding: "utf8"});
    expect({status, stderr}).toEqual({status: 0, stderr: ""});
  });
});

it("the command prints the script of a shell", async () => {
  let printed = "";
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  expect(await runCommandLine(["completion", "fish"], "0.1.0")).toBeUndefined();
  write.mockRestore();
  expect(printed).toBe(scripts.fish);
});
