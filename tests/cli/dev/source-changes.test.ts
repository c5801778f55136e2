import {beforeEach, expect, it} from "vitest";
import {createSourceChanges, type LoopParts} from "../../../cli/dev/source-changes.ts";

let done: string[];
let navigation: () => string;
let bundled: readonly string[];
let onSources: ReturnType<typeof createSourceChanges>;
const runner = (name: string, part: string) => ({
  concerns: (files: ReadonlySet<string>) => [...files].some((file) => file.includes(part)),
  restart: async () => void done.push(`restart ${name}`)
});
beforeEach(() => {
  done = [];
  bundled = [];
  navigation = () => "as before";
  const parts: LoopParts = {
    root: "/site/src",
    bundles: {
      concerns: (files) => [...files].some((file) => file.includes("-page.ts")),
      rebuild: async () => {
        done.push("bundle");
        return bundled;
      }
    },
    handbook: {files: new Set(["/site/docs/API.md"]), write: () => void done.push("handbook")},
    navigation: () => navigation(),
    preview: runner("preview", "/chrome/"),
    api: runner("api", "/server/"),
    loaders: {
      concerns: (files) => [...files].some((file) => file.includes("/lib/")),
      forget: async () => void done.push("forget")
    },
    reload: (what) => void done.push(`reload ${what}`),
    say: (line) => void done.push(`say ${line}`)
  };
  onSources = createSourceChanges(parts);
});

const changed = async (file: string, appeared = false): Promise<string[]> => {
  await onSources({files: new Set([file]), appeared: new Set(appeared ? [file] : [])});
  return done;
};

it.each([
  ["/site/src/drift/index.md", []],
  ["/site/src/drift/drift-page.ts", ["bundle"]],
  ["/site/src/pokedex/[form].md", ["reload page"]],
  ["/site/src/styles/base.css", ["reload styles"]],
  ["/site/docs/API.md", ["handbook", "reload page"]],
  ["/site/docs/OTHER.md", []],
  ["/site/lib/files/paths.ts", ["forget", "reload page"]],
  ["/site/server/app.ts", ["restart api"]],
  ["/site/src/chrome/header.ts", ["restart preview", "reload page"]],
  ["/site/README.css", []]
])("a saved %s calls for %j", async (file, expected) => expect(await changed(file)).toEqual(expected));

it("shows a page that came or went, and another navigation, in every page", async () => {
  expect(await changed("/site/src/new/index.md", true)).toEqual(["reload page"]);
  done = [];
  navigation = () => "with another name";
  expect(await changed("/site/src/drift/index.md")).toEqual(["reload page"]);
  done = [];
  expect(await changed("/site/src/drift/index.md")).toEqual([]);
});

it("loads pages again when what all of them run has changed", async () => {
  bundled = ["chunk-1.js", "chrome-entry.js"];
  expect(await changed("/site/src/chrome-page.ts")).toEqual(["bundle", "reload page"]);
});

it("says what is wrong with front matter, and shows the pages again once it is right", async () => {
  navigation = () => {
    throw new Error("drift/index.md: front matter: title");
  };
  expect(await changed("/site/src/drift/index.md")).toEqual([
    "say drift/index.md: front matter: title",
    "reload page"
  ]);
  done = [];
  navigation = () => "as before";
  expect(await changed("/site/src/drift/index.md")).toEqual(["reload page"]);
});
