import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {attachedBy, fillPages} from "../../../src/build/fill-pages.ts";
import {attachedFiles} from "../../../src/build/framework-files.ts";

let folder: string;
const write = (path: string, text: string): void => {
  mkdirSync(join(folder, path, ".."), {recursive: true});
  writeFileSync(join(folder, path), text);
};
const read = (path: string): string => readFileSync(join(folder, path), "utf8");
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "fill-pages-"));
});
afterEach(() => rmSync(folder, {recursive: true}));

const page = (
  data: string,
  picture: string,
  facts: string
): string => `<link href="../_file/pic.${picture}.svg">
registerFile("../data/a.json", {"name":"../data/a.json","mimeType":"application/json","path":"../_file/data/a.${data}.json",${facts}});

"an address like _file/x.json stays"`;

it("puts the data as they are now into rendered pages: places by content, dates and sizes", async () => {
  write("pages/drift/index.html", page("00000000", "11111111", '"lastModified":1,"size":0'));
  write("pages/_file/data/a.00000000.json", "");
  write("pages/_import/x.js", "code");
  write("src/pic.svg", "<svg/>");
  write("src/data/a.json.ts", "");
  write("src/.observablehq/cache/data/a.json", "[1]");
  await fillPages(join(folder, "pages"), join(folder, "site"), await attachedFiles(join(folder, "src")));
  const html = read("site/drift/index.html");
  expect(attachedBy(html)).toEqual(["pic.svg", "data/a.json"]);
  const places = [...html.matchAll(/_file\/[\w/]+\.([0-9a-f]{8})\.\w+/g)].map(([, hash]) => hash);
  expect(html).toBe(
    page(places[1], places[0], html.match(/"lastModified":\d+,"size":3/)?.[0] ?? "no date and size")
  );
  expect(places[0]).not.toBe("11111111");
  expect(read(`site/_file/data/a.${places[1]}.json`)).toBe("[1]");
  expect(read(`site/_file/pic.${places[0]}.svg`)).toBe("<svg/>");
  expect(() => read("site/_file/data/a.00000000.json")).toThrow("ENOENT");
  expect(read("site/_import/x.js")).toBe("code");
});

it("names the file that nothing makes", async () => {
  write("pages/index.html", page("00000000", "11111111", '"lastModified":1,"size":0'));
  write("src/pic.svg", "<svg/>");
  await expect(
    fillPages(join(folder, "pages"), join(folder, "site"), await attachedFiles(join(folder, "src")))
  ).rejects.toThrow("data/a.json: there is neither such a file in");
});
