import {loadavg} from "node:os";
import {Command} from "commander";
import {openSite, type Site} from "../e2e/browser.ts";
import {PLAYER_PAGES, REPORT_PAGES} from "../e2e/page-kinds.ts";

/**
 * One of every kind of page in headless Chromium, nothing cached: largest contentful paint, total blocking time
 * (what of every task after the first paint is beyond 50 ms), layout shift, and bytes on the wire; then what a
 * prediction takes in the page, its matrix and explanation included. Medians of several openings.
 */
const [only] = new Command("bench:site")
  .description("measure one of every kind of page in headless Chromium, nothing cached")
  .argument("[addresses...]", "of pages, such as /fight/; all kinds without them")
  .parse().processedArgs as [readonly string[]];

const ROUNDS = 3;
const FIGHTS = [
  ["squirtle", "charmander"],
  ["mew", "mewtwo"],
  ["gengar", "alakazam"],
  ["nidoking", "nidoqueen"],
  ["tauros", "clefable"],
  ["dragonite", "gyarados"]
] as const;

interface Vitals {
  fcp: number;
  lcp: number;
  shift: number;
  tasks: {start: number; duration: number}[];
}

/** Runs in the page, before its own scripts. */
function observe(): void {
  const vitals: Vitals = {fcp: 0, lcp: 0, shift: 0, tasks: []};
  (window as unknown as {vitals: Vitals}).vitals = vitals;
  const on = (type: string, each: (entry: PerformanceEntry & {value?: number}) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({type, buffered: true});
  on("paint", ({name, startTime}) => {
    if (name === "first-contentful-paint") vitals.fcp = startTime;
  });
  on("largest-contentful-paint", ({startTime}) => {
    vitals.lcp = startTime;
  });
  on("layout-shift", ({value}) => {
    vitals.shift += value ?? 0;
  });
  on("longtask", ({startTime, duration}) => vitals.tasks.push({start: startTime, duration}));
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** What runs in the page must not lean on helpers that the bundler puts around functions. */
const script = `globalThis.__name ??= (f) => f; (${observe.toString()})()`;

async function measure(site: Site, path: string) {
  const {page, weight} = await site.open(path, {}, script);
  await page.waitForTimeout(1500);
  const {fcp, lcp, shift, tasks} = await page.evaluate(() => (window as unknown as {vitals: Vitals}).vitals);
  const blocking = tasks
    .filter(({start, duration}) => start + duration > fcp)
    .reduce((sum, {duration}) => sum + Math.max(0, duration - 50), 0);
  await page.context().close();
  return {lcp, blocking, shift, page: weight.page / 1000, data: weight.data / 1000};
}

async function predictions(site: Site): Promise<number[]> {
  const {page} = await site.open("/fight/", {}, script);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.locator(".reasons svg").waitFor();
  const times: number[] = [];
  for (const [a, b] of FIGHTS) {
    for (const [label, name] of [
      ["Choose a Pokémon", a],
      ["Choose an opponent", b]
    ]) {
      await page.evaluate(() => performance.clearMeasures());
      await page.getByRole("combobox", {name: label}).fill(name);
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => performance.getEntriesByName("explanation").length > 0);
      times.push(
        await page.evaluate(() =>
          performance.getEntriesByType("measure").reduce((sum, {duration}) => sum + duration, 0)
        )
      );
    }
  }
  await page.context().close();
  return times;
}

const site = await openSite();
try {
  console.log(`load average ${loadavg()[0].toFixed(1)}, medians of ${ROUNDS}`);
  for (const path of [...PLAYER_PAGES, ...REPORT_PAGES].filter(
    (each) => only.length === 0 || only.includes(each)
  )) {
    const rounds: Awaited<ReturnType<typeof measure>>[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await measure(site, path));
    const of = (key: keyof (typeof rounds)[number], digits = 0): string =>
      median(rounds.map((round) => round[key])).toFixed(digits);
    console.log(
      `${path.padEnd(24)} LCP ${of("lcp").padStart(5)} ms  TBT ${of("blocking").padStart(4)} ms  CLS ${of("shift", 3)}` +
        `  page ${of("page").padStart(5)} kB  data ${of("data").padStart(4)} kB`
    );
  }
  const times = await predictions(site);
  console.log(
    `prediction with matrix and explanation: median ${median(times).toFixed(1)} ms, ` +
      `longest ${Math.max(...times).toFixed(1)} ms, of ${times.length}`
  );
} finally {
  await site.close();
}
