import {execFileSync} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path/posix";
import {describe, expect, it} from "vitest";
import {REPOSITORY} from "../../../lib/files/paths.ts";

/** Imports by file, types included: who changes what another takes its types from changes the other. */
type Imports = ReadonlyMap<string, readonly string[]>;

function readImports(): Imports {
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.ts"], {
    cwd: REPOSITORY,
    encoding: "utf8"
  })
    .split("\n")
    .filter(
      (file) =>
        file !== "" && !/^(tests|packages)\/|\.test\.ts$/.test(file) && existsSync(join(REPOSITORY, file))
    );
  return new Map(
    files.map((file) => [
      file,
      [
        ...readFileSync(join(REPOSITORY, file), "utf8").matchAll(
          /(?:\bfrom|\bimport)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g
        )
      ].map(([, path]) => join(dirname(file), path))
    ])
  );
}

/** Of each folder, its files and folders that import each other in a circle: `FOLDER: a → b → a`. */
function circles(imports: Imports): string[] {
  const folders = new Set<string>();
  for (const file of imports.keys())
    for (let at = dirname(file); ; at = dirname(at)) {
      folders.add(at);
      if (at === ".") break;
    }
  return [...folders].sort().flatMap((folder) => {
    const prefix = folder === "." ? "" : `${folder}/`;
    const childOf = (file: string): string | undefined =>
      file.startsWith(prefix) ? file.slice(prefix.length).split("/")[0] : undefined;
    const edges = new Map<string, Set<string>>();
    for (const [file, paths] of imports) {
      const from = childOf(file);
      if (from === undefined) continue;
      for (const path of paths) {
        const to = childOf(path);
        if (to !== undefined && to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to));
      }
    }
    const circle = findCircle(edges);
    return circle ? [`${folder}: ${circle.join(" → ")}`] : [];
  });
}

function findCircle(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of edges.get(node) ?? []) {
      const circle = visit(next, [...trail, node]);
      if (circle) return circle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of edges.keys()) {
    const circle = visit(node, []);
    if (circle) return circle;
  }
  return undefined;
}

describe("inside every folder", () => {
  it("no two of its files and folders need each other", () => {
    const imports = readImports();
    expect(imports.size).toBeGreaterThan(500);
    expect(circles(imports)).toEqual([]);
  });

  it("a circle would be found, also one of folders whose files do not go round", () => {
    expect(
      circles(
        new Map([
          ["a/x.ts", ["b/y.ts"]],
          ["b/z.ts", ["a/w.ts"]]
        ])
      )
    ).toEqual([".: a → b → a"]);
    expect(
      circles(
        new Map([
          ["a/x.ts", ["a/y.ts"]],
          ["a/y.ts", ["a/x.ts"]]
        ])
      )
    ).toEqual(["a: x.ts → y.ts → x.ts"]);
    expect(
      circles(
        new Map([
          ["a/x.ts", ["b/y.ts"]],
          ["b/y.ts", ["c/z.ts"]],
          ["a/w.ts", ["c/z.ts"]]
        ])
      )
    ).toEqual([]);
  });
});
