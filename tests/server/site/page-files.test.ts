import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {inlineScriptHashes, policyHeader} from "../../../lib/web/content-security-policy.ts";
import {PageFiles} from "../../../server/site/page-files.ts";

const folder = mkdtempSync(join(tmpdir(), "predictiondex-pages-"));
const root = join(folder, "dist");
const write = (path: string, text: string) => {
  mkdirSync(join(root, path, ".."), {recursive: true});
  writeFileSync(join(root, path), text);
};
const SCRIPT = "<script>hello</script>";
const EVALUATING =
  "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self' 'unsafe-eval'\">";
beforeAll(() => {
  write("index.html", `home ${SCRIPT}`);
  write("moves.html", "moves");
  write("guides/index.html", "guides");
  write("guides.html/inner.txt", "a folder that is called like a page");
  write("data.html", EVALUATING + SCRIPT);
  writeFileSync(join(folder, "outside.html"), "outside");
  writeFileSync(join(folder, "dist-2.html"), "beside");
});
afterAll(() => rmSync(folder, {recursive: true}));

describe("a page", () => {
  const pages = new PageFiles(root);
  const text = async (address: string) => (await pages.find(address))?.html.toString("utf8") ?? null;

  it.each([
    ["/", `home ${SCRIPT}`],
    ["/index", `home ${SCRIPT}`],
    ["/moves", "moves"],
    ["/moves.html", "moves"],
    ["/guides/", "guides"],
    ["/guides/index", "guides"],
    ["/guides", null],
    ["/moves/", null],
    ["/nowhere", null],
    ["/../outside", null],
    ["/../outside.html", null],
    ["/../dist-2", null],
    ["/moves\0", null],
    ["/..", null],
    ["", null]
  ])("is found by its address, inside the site's folder alone: %j", async (address, expected) => {
    expect(await text(address)).toBe(expected);
  });

  it("has a policy with its own scripts, and may evaluate where the build says so", async () => {
    const hashes = inlineScriptHashes(SCRIPT);
    expect((await pages.find("/"))?.policy).toBe(policyHeader(hashes));
    expect((await pages.find("/data"))?.policy).toBe(policyHeader(["'unsafe-eval'", ...hashes]));
    expect((await pages.find("/moves"))?.policy).toBe(policyHeader());
  });

  it("has a tag that follows its content", async () => {
    const etag = async (address: string) => (await pages.find(address))?.etag;
    expect(await etag("/")).toMatch(/^"[\w+/]{27}"$/);
    expect(await etag("/")).not.toBe(await etag("/moves"));
  });
});

it("a page is read once until it changes", async () => {
  const pages = new PageFiles(root);
  write("changing.html", "before");
  const first = await pages.find("/changing");
  expect(await pages.find("/changing")).toBe(first);
  write("changing.html", "afterwards");
  const second = await pages.find("/changing");
  expect(second?.html.toString()).toBe("afterwards");
  expect(second?.etag).not.toBe(first?.etag);
});

it("no more than 500 pages are kept", async () => {
  const pages = new PageFiles(root);
  for (let page = 0; page < 501; page++) write(`many/${page}.html`, String(page));
  const first = await pages.find("/many/0");
  for (let page = 1; page < 500; page++) await pages.find(`/many/${page}`);
  expect(await pages.find("/many/0")).toBe(first);
  await pages.find("/many/500");
  expect(await pages.find("/many/0")).not.toBe(first);
});
