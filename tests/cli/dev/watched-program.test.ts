import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {watchProgram} from "../../../cli/dev/watched-program.ts";

let root: string;
const put = (path: string, text: string): void => {
  mkdirSync(join(root, path, ".."), {recursive: true});
  writeFileSync(join(root, path), text);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "watched-program-"));
  put("main.ts", 'import "./lib/part.ts";\nimport "own-package";\nimport "node:fs";\n');
  put("lib/part.ts", 'new Worker(new URL("./worker.ts", import.meta.url));\n');
  put("lib/worker.ts", 'import "./deep.ts";\n');
  put("lib/deep.ts", "");
  put("other.ts", "");
  put("packages/own-package/package.json", JSON.stringify({exports: {".": "./src/x.ts"}}));
  put("packages/own-package/src/x.ts", "");
});
afterEach(() => rmSync(root, {recursive: true}));

const concerned = async (...files: string[]): Promise<boolean> => {
  const program = watchProgram(() => [join(root, "main.ts")], root);
  await program.refresh();
  return program.concerns(new Set(files.map((file) => join(root, file))));
};

it.each(["main.ts", "lib/part.ts", "lib/worker.ts", "lib/deep.ts", "packages/own-package/src/x.ts"])(
  "%s is part of the program",
  async (file) => expect(await concerned(file)).toBe(true)
);

it.each(["other.ts", "packages/another/src/x.ts", "main.md"])("%s is not", async (file) =>
  expect(await concerned(file)).toBe(false)
);

it("any module may mend a program that cannot be read", async () => {
  put("lib/deep.ts", "const = ;");
  expect(await concerned("other.ts")).toBe(true);
  expect(await concerned("main.md")).toBe(false);
});
