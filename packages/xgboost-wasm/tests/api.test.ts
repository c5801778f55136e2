// What the package exports is told where it is declared; `npm run api` demands the same of methods and fields.
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {expect, it} from "vitest";

const src = fileURLToPath(new URL("../src", import.meta.url));
const sources = readdirSync(src, {recursive: true, encoding: "utf8"})
  .filter((file) => file.endsWith(".ts") && !file.includes("generated"))
  .map((file) => readFileSync(join(src, file), "utf8"));

/** Names in `export {...} from` and in declarations. */
function exportsOf(file: string): string[] {
  const text = readFileSync(join(src, file), "utf8");
  const listed = Array.from(text.matchAll(/^export (?:type )?\{([^}]+)\}/gm), ([, names]) =>
    names.split(",").map((name) => name.trim().replace(/^type /, ""))
  ).flat();
  const declared = Array.from(text.matchAll(/^export (?:async )?(?:class|function|interface|type) (\w+)/gm));
  return [...listed.filter((name) => name !== ""), ...declared.map(([, name]) => name)];
}

const declaration = (name: string): RegExp =>
  new RegExp(`(\\*/\\n)?^export (async )?(class|function|interface|type|const) ${name}\\b`, "m");

it.each(["index.ts", "predict.ts"])("everything that %s exports has a comment", (entry) => {
  const names = exportsOf(entry);
  expect(names.length).toBeGreaterThan(9);
  const bare = names.filter((name) => {
    const found = sources.map((text) => declaration(name).exec(text)).find((match) => match !== null);
    return !found?.[1];
  });
  expect(bare).toEqual([]);
});
