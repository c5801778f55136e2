import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {notebookCommand} from "../../../cli/commands/notebook-command.ts";
import {captureOutput} from "../../support/capture-output.ts";

let root: string;
let output: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "notebook-"));
  output = "";
  captureOutput((text) => {
    output += text;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, {recursive: true});
});

const make = async (...names: string[]): Promise<void> => {
  const command = notebookCommand(root).exitOverride();
  for (const below of command.commands) below.exitOverride();
  await command.parseAsync(["new", ...names], {from: "user"});
};
const read = (name: string): string => readFileSync(join(root, "notebooks", name), "utf8");

it("makes a notebook with an input, a cell of SQL and a plot", async () => {
  await make("fast-pokemon");
  expect(read("fast-pokemon.md")).toMatch(
    /^# Fast pokemon\n[\s\S]*Inputs\.[\s\S]*```sql id=[\s\S]*Plot\.plot/
  );
  expect(output).toMatch(/notebooks\/fast-pokemon\.md\n$/);
});

it("leaves a notebook alone that is there", async () => {
  await make("mine");
  const before = read("mine.md");
  await expect(make("mine")).rejects.toThrow(/mine\.md is there already: open it, or choose another name/);
  expect(read("mine.md")).toBe(before);
});

it.each(["../mine", "a b", "Mine", "mine.md", "", "-mine", "a/b", "x".repeat(65), "é"])(
  "refuses the name %j, and says what would be right",
  async (name) => {
    // A leading hyphen would be an option.
    await expect(make("--", name)).rejects.toThrow(/expected 1 to 64 small letters, digits and hyphens/);
    expect(existsSync(join(root, "notebooks")) ? readdirSync(join(root, "notebooks")) : []).toEqual([]);
  }
);
