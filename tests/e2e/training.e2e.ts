import {afterAll, beforeAll, expect, it} from "vitest";
import {openSite, type Site, textOf, violations} from "./browser.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => site.close());

/** Rounds the live curve has been drawn for: the points of its longer line. */
const DRAWN = ".training-live path[stroke-width='2.5'], .training-live g[stroke-width='2.5'] path";

it("trains a model in the browser, draws its loss, and compares it", async () => {
  const {page, complaints} = await site.open("/train-it-yourself/");
  await page.getByRole("slider", {name: "Training duels"}).fill("1000");
  await page.getByRole("slider", {name: "Trees"}).fill("30");
  await page.getByRole("button", {name: "Train"}).click();
  expect(await page.getByRole("button", {name: "Train"}).isDisabled()).toBe(true);
  await expect.poll(() => page.locator(DRAWN).count(), {timeout: 60_000}).toBeGreaterThan(0);
  const status = page.locator(".training-status [role=status]");
  await expect
    .poll(() => textOf(status), {timeout: 60_000})
    .toMatch(/^Done: 30 trees in .+ on one thread\.$/);

  const results = page.locator(".training-results");
  const loss = async (name: string): Promise<number> =>
    Number(await results.locator("tr").filter({hasText: name}).locator("td").last().textContent());
  expect(await loss("Your model")).toBeLessThan(await loss("Higher stat total"));
  expect(await loss("The limit that chance sets")).toBeLessThan(await loss("Your model"));
  const chart = page.locator("figure.chart");
  await chart.getByRole("button", {name: /^Data of/}).click();
  expect(await chart.locator("tbody tr").count()).toBe(30);
  expect(await violations(page)).toEqual([]);

  await page.getByLabel("What the model sees").selectOption("stats");
  await page.getByRole("button", {name: "Train"}).click();
  await expect.poll(() => textOf(results), {timeout: 60_000}).toContain("Your model, run 2");
  expect(await loss("run 1")).toBeLessThan(await loss("run 2"));
  expect(complaints.list).toEqual([]);
  await page.context().close();
});

it("keeps the trees grown so far when stopped, and trains again", async () => {
  const {page, complaints} = await site.open("/train-it-yourself/");
  await page.getByRole("slider", {name: "Training duels"}).fill("2000");
  await page.getByRole("slider", {name: "Trees"}).fill("300");
  await page.getByRole("button", {name: "Train"}).click();
  await expect.poll(() => page.locator(DRAWN).count(), {timeout: 60_000}).toBeGreaterThan(0);
  await page.getByRole("button", {name: "Stop"}).click();
  const status = page.locator(".training-status [role=status]");
  await expect.poll(() => textOf(status), {timeout: 60_000}).toMatch(/^Stopped after \d+ trees/);
  const trees = Number(/after (\d+)/.exec(await textOf(status))?.[1]);
  expect(trees).toBeGreaterThan(0);
  expect(trees).toBeLessThan(300);
  expect(await textOf(page.locator(".training-results"))).toContain(`${trees} trees of depth`);

  await page.getByRole("slider", {name: "Trees"}).fill("10");
  await page.getByRole("button", {name: "Train"}).click();
  await expect.poll(() => textOf(status), {timeout: 60_000}).toMatch(/^Done: 10 trees/);
  expect(complaints.list).toEqual([]);
  await page.context().close();
});

it("trains on several threads where the page is cross-origin isolated, with the same result", async () => {
  const train = async (isolated: boolean): Promise<{threads: string; result: string}> => {
    const {page, complaints} = await site.open("/");
    if (isolated)
      await page.route("**/*", async (route) => {
        const response = await route.fetch();
        const headers = {
          ...response.headers(),
          "cross-origin-opener-policy": "same-origin",
          "cross-origin-embedder-policy": "require-corp"
        };
        await route.fulfill({response, headers});
      });
    await page.goto(`${site.address}/train-it-yourself`);
    await page.getByRole("slider", {name: "Training duels"}).fill("1000");
    await page.getByRole("slider", {name: "Trees"}).fill("10");
    await page.getByRole("button", {name: "Train"}).click();
    const status = page.locator(".training-status [role=status]");
    await expect.poll(() => textOf(status), {timeout: 60_000}).toMatch(/^Done/);
    const result = await textOf(page.locator(".training-results tbody tr").first());
    expect(complaints.list).toEqual([]);
    const threads = /on (.+)\.$/.exec(await textOf(status))?.[1] ?? "";
    await page.context().close();
    return {threads, result};
  };
  const [isolated, plain] = [await train(true), await train(false)];
  expect(isolated.threads).toMatch(/^\d threads$/);
  expect(plain.threads).toBe("one thread");
  expect(isolated.result).toBe(plain.result);
});

it("says so when the training cannot run, and tries again when asked", async () => {
  const {page} = await site.open("/train-it-yourself/");
  const worker = "**/training-worker.*.js";
  await page.route(worker, (route) => route.abort());
  await page.getByRole("slider", {name: "Training duels"}).fill("1000");
  await page.getByRole("slider", {name: "Trees"}).fill("10");
  const train = page.getByRole("button", {name: "Train"});
  await train.click();
  await expect.poll(() => textOf(page.getByRole("alert")), {timeout: 30_000}).toContain("Training failed");
  await page.unroute(worker);
  await train.click();
  const status = page.locator(".training-status [role=status]");
  await expect.poll(() => textOf(status), {timeout: 60_000}).toMatch(/^Done: 10 trees/);
  expect(await page.getByRole("alert").count()).toBe(0);
  await page.context().close();
});
