import {setTimeout as pause} from "node:timers/promises";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {launchChromium} from "../../cli/figures/chromium.ts";
import {type DevTree, isRunning, startDevTree} from "./dev-tree.ts";

/** How often each change is made: `TIMES=5` for figures. What is tested is that it shows, not how soon. */
const TIMES = Number(process.env["TIMES"] ?? 1);
const PATIENCE = {timeout: 120_000};

let tree: DevTree;
let browser: Browser;
let page: Page;
/** Framework watches what the page shows; what is saved before then loads it anew. */
let isWatched = false;
beforeAll(async () => {
  tree = await startDevTree();
  browser = await launchChromium();
  page = await browser.newPage({locale: "en-GB"});
  page.setDefaultTimeout(PATIENCE.timeout);
  page.on("websocket", (socket) => {
    isWatched = false;
    socket.on("framereceived", ({payload}) => {
      if (String(payload).includes('"welcome"')) isWatched = true;
    });
  });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await tree?.remove();
});

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Makes a change several times, each time another one, and says how long it took to show. */
async function measured(
  what: string,
  change: (time: number) => void,
  shown: (time: number) => Promise<unknown>
) {
  const took: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    // Changes of the same instant are one.
    await pause(300);
    const begun = performance.now();
    change(time);
    await shown(time);
    took.push(performance.now() - begun);
  }
  const list = took.map((value) => (value / 1000).toFixed(2)).join(", ");
  process.stderr.write(`${what}: shown after ${(median(took) / 1000).toFixed(2)} s (${list})\n`);
}

const shows = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
const open = async (path: string): Promise<void> => {
  await page.goto(tree.url + path);
  await page.waitForLoadState("networkidle").catch(() => {});
};

/**
 * Framework misses what is saved in the moment between a page's first word and its own watch (on a machine under load,
 * a second): saving again shows it.
 */
async function showsSaved(path: string, text: string): Promise<void> {
  const isShown = (): Promise<boolean> =>
    page
      .getByText(text)
      .first()
      .waitFor({timeout: 10_000})
      .then(
        () => true,
        () => false
      );
  for (let times = 0; times < 10; times++) {
    if (await isShown()) return;
    tree.write(path, `${tree.read(path)}\n`);
  }
  throw new Error(`${text} of ${path} is not shown:\n${tree.said()}`);
}

it("shows saved Markdown without a new load of the page", async () => {
  await open("/credits/");
  tree.change("src/credits/index.md", "# ", "Noticed.\n\n# ");
  await showsSaved("src/credits/index.md", "Noticed.");
  await expect.poll(() => isWatched, PATIENCE).toBe(true);
  let text = "Facts of the game";
  let changes = 0;
  // A bundle whose build ends meanwhile loads the page anew: once, and not for each change.
  let isKept = false;
  for (let attempt = 0; attempt < 3 && !isKept; attempt++) {
    await page.evaluate(() => Object.assign(window, {kept: true}));
    await measured(
      "Markdown",
      () => {
        const next = `Facts number ${++changes}`;
        tree.change("src/credits/index.md", text, next);
        text = next;
      },
      () => showsSaved("src/credits/index.md", text)
    );
    isKept = await page.evaluate(() => "kept" in window);
  }
  expect(isKept).toBe(true);
});

const PAGE = (name: string) => `---
title: "Scratch ${name}"
navigation: {section: Data, order: 9, en: Scratch ${name}, fr: Essai ${name}}
entry: scratch-${name}.ts
---

# Scratch ${name}

<div id="app">nothing yet</div>

\`\`\`js
import {show} from "../generated/scratch-${name}.js";

show(document.querySelector("#app"));
\`\`\`
`;
const CODE = (text: string) => `export const show = (place: Element): void => {
  place.textContent = ${JSON.stringify(text)};
};
`;

it("shows a new page, and names it in the navigation of the page that is open", async () => {
  await measured(
    "a new page",
    (time) => {
      tree.write(`src/scratch${time}/scratch-s${time}.ts`, CODE(`first text ${time}`));
      tree.write(`src/scratch${time}/index.md`, PAGE(`s${time}`));
    },
    (time) => page.locator("#site-nav").getByText(`Scratch s${time}`).first().waitFor({state: "attached"})
  );
  await open("/scratch0");
  await shows("first text 0");
  expect(page.url()).toBe(`${tree.url}/scratch0/`);
});

it("shows a page's saved code", async () => {
  await measured(
    "a page's code",
    (time) => tree.write("src/scratch0/scratch-s0.ts", CODE(`second text ${time}`)),
    (time) => shows(`second text ${time}`)
  );
});

it("tells file and line of code that cannot be bundled, and goes on once it is mended", async () => {
  tree.write("src/scratch0/scratch-s0.ts", "export const show = (;\n");
  await expect.poll(tree.said, PATIENCE).toMatch(/src\/scratch0\/scratch-s0\.ts:1:21/);
  tree.write("src/scratch0/scratch-s0.ts", CODE("mended text"));
  await shows("mended text");
  expect(tree.said()).toContain("bundles: mended");
});

it("tells what is wrong with a page's front matter, in the page's place, and shows it once it is mended", async () => {
  const right = tree.read("src/scratch0/index.md");
  tree.write("src/scratch0/index.md", right.replace("section: Data", "section: Date"));
  await shows("This page cannot be shown");
  await shows("scratch0/index.md: front matter: navigation.section");
  tree.write("src/scratch0/index.md", right);
  await shows("mended text");
});

it("shows saved styles without a new load of the page", async () => {
  await page.evaluate(() => Object.assign(window, {kept: true}));
  await measured(
    "styles",
    (time) =>
      tree.write(
        "src/styles/base.css",
        `${tree.read("src/styles/base.css")}\nh1 { letter-spacing: ${time + 7}px; }\n`
      ),
    (time) =>
      page.waitForFunction(
        (spacing) => getComputedStyle(document.querySelector("h1")!).letterSpacing === spacing,
        `${time + 7}px`
      )
  );
  expect(await page.evaluate(() => "kept" in window)).toBe(true);
});

it("shows a saved document as its page", async () => {
  await open("/handbook/security");
  tree.change("docs/SECURITY.md", "\n## ", "\nA sentence of the test.\n\n## ");
  await shows("A sentence of the test.");
});

it("shows the head of every page as it is saved", async () => {
  await open("/credits/");
  tree.change("src/chrome/header.ts", "</svg>", "</svg>Saved ");
  await page.locator(".brand").getByText("Saved").waitFor();
});

it("has pages of forms under their names, with fonts", async () => {
  await open("/pokedex/squirtle");
  expect(await page.locator("h1").innerText()).toBe("Squirtle");
  const loaded = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter(({status}) => status === "loaded").map(({family}) => family);
  });
  expect(loaded.length).toBeGreaterThan(0);
  expect((await page.goto(`${tree.url}/pokedex/nobody`))?.status()).toBe(404);
  await shows("There is no such page");
});

it("shows a notebook with the data by name; what is wrong in a cell stands in its place and ends nothing", async () => {
  const cells = [
    "```sql\nSELECT 'duels: ' || count(*) AS told FROM duel\n```",
    '```js\n(await FileAttachment("ok.csv").csv({typed: true}))[0].said\n```',
    '```js\nFileAttachment("bad.csv").csv()\n```',
    '```js\nFileAttachment("other.json").json()\n```',
    '```js\nimport {range} from "npm:d3@6";\n```',
    "```sql\nSELECT nonsense FROM duel\n```",
    "```sql\nSELECT * FROM drift\n```",
    "```js\nconst broken = ;\n```",
    '```js\nimport {nothing} from "npm:no-such-package-here";\n\ndisplay(nothing);\n```'
  ];
  tree.write("src/notebooks/ok.csv.sh", "echo said; echo 'by a shell'\n");
  tree.write("src/notebooks/bad.csv.py", "import sys\nsys.exit('no such table')\n");
  tree.write("src/notebooks/other.json.jl", "print(1)\n");
  tree.write("src/notebooks/mine.md", `# My own\n\n${cells.join("\n\n")}\n`);
  await page.locator("#site-nav").getByText("My own").first().waitFor({state: "attached"});
  await open("/notebooks/mine");
  await shows(/^duels: \d+$/);
  await shows("by a shell");
  await shows(/bad\.csv\.py (ended with status 1: no such table|needs the program python3)/);
  await shows(/other\.json\.jl needs the program julia, which is not installed here/);
  await shows(/npm:d3@6 is not installed/);
  await shows(/Referenced column "nonsense" not found/);
  await shows(/the table drift has not been made yet: run “npm run drift”/);
  await shows("SyntaxError: Unexpected token (1:15)");
  await shows(/npm:no-such-package-here is not installed/);
  tree.write("src/notebooks/mine.md", '# My own\n\n```js\ndisplay("men" + "ded");\n```\n');
  await showsSaved("src/notebooks/mine.md", "mended");
});

it("lets the server answer what is no page, as it is saved; questions meanwhile wait", async () => {
  const title = async (): Promise<string> => {
    const answer = (await (await fetch(`${tree.url}/openapi.json`)).json()) as {info: {title: string}};
    return answer.info.title;
  };
  let text = await title();
  await measured(
    "the server",
    (time) => {
      tree.change("server/openapi/openapi-document.ts", `"${text}"`, `"Title ${time}"`);
      text = `Title ${time}`;
    },
    async () => {
      while ((await title()) !== text) await pause(20);
    }
  );
});

it("says why the server does not start, and answers again once that is mended", async () => {
  const right = tree.read("server/endpoints/types.ts");
  tree.write("server/endpoints/types.ts", `${right}\nconst broken = ;\n`);
  await expect.poll(tree.said, PATIENCE).toMatch(/the API does not run[\s\S]*types\.ts:\d+:\d+/);
  const refused = await fetch(`${tree.url}/types`);
  expect(refused.status).toBe(503);
  expect(((await refused.json()) as {detail: string}).detail).toContain("the API does not run");
  tree.write("server/endpoints/types.ts", right);
  await expect.poll(async () => (await fetch(`${tree.url}/types`)).status, PATIENCE).toBe(200);
});

it("ends with everything it started", async () => {
  const started = tree.children();
  expect(started.length, "the API and Framework's preview").toBeGreaterThanOrEqual(2);
  expect(await tree.interrupt()).toBe(0);
  await expect.poll(() => started.filter(isRunning), PATIENCE).toEqual([]);
  await expect(fetch(tree.url)).rejects.toThrow();
});
