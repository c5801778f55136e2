import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {afterAll, beforeAll, expect, it} from "vitest";
import {openSite, type Site, textOf, violations} from "./browser.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => site.close());

it("shows another score of every split and scenario, and says how to make what is not there", async () => {
  const {page, complaints} = await site.open("/evaluation/");
  const chart = page.locator("figure.chart").filter({hasText: "by kind of duel"});
  expect(await textOf(chart.locator(".subtitle"))).toMatch(/^Accuracy \(higher is better\)/);
  await page.getByLabel("Score", {exact: true}).last().selectOption({label: "Log-loss"});
  expect(await textOf(chart.locator(".subtitle"))).toMatch(/^Log-loss \(lower is better\).* n = /);
  const learning = await page.locator("figure.chart").filter({hasText: "Would more duels help?"}).count();
  const missing = await page.locator(".state").filter({hasText: "npm run generalize"}).count();
  expect(learning === 1 || missing > 0).toBe(true);
  await page.getByRole("button", {name: "Log-loss above the best possible"}).click();
  const compared = page.locator('figure[data-figure="model-comparison"]');
  expect(await textOf(compared.locator(".subtitle"))).toContain("nats a fight");
  expect(complaints.list).toEqual([]);
  await page.context().close();
});

it("takes a report along as one file that opens without a network", async () => {
  const {page, complaints} = await site.open("/evaluation/?lang=fr", {acceptDownloads: true});
  await page.waitForFunction(() =>
    [...document.querySelectorAll("figure.chart .drawing")].every((place) => place.querySelector("svg"))
  );
  const [count, rows] = await Promise.all(
    ["figure.chart svg[role=img]", ".table-scroll:visible tbody tr"].map((each) => page.locator(each).count())
  );
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", {name: "Emporter ce rapport"}).click()
  ]);
  expect(download.suggestedFilename()).toBe("evaluation.html");
  const problems: string[] = [];
  const file = await page.context().newPage();
  file.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  file.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) problems.push(`asks for ${request.url()}`);
  });
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  const saved = join(folder, download.suggestedFilename());
  await download.saveAs(saved);
  await file.goto(pathToFileURL(saved).href);
  expect(await file.locator("figure.chart svg[role=img]").count()).toBe(count);
  expect(await file.locator(".table-scroll tbody tr").count()).toBe(rows);
  expect(await file.locator("script, button, noscript, [lang=en]:not(.foreign)").count()).toBe(0);
  expect(await file.locator("thead th").allInnerTexts()).not.toContain("");
  expect(await file.getByRole("link", {name: /^CSV/}).count()).toBeGreaterThan(5);
  problems.push(...(await violations(file)));
  expect([...problems, ...complaints.list]).toEqual([]);
  await page.context().close();
  rmSync(folder, {recursive: true});
});

it("finds features by name and meaning", async () => {
  const {page, complaints} = await site.open("/features/");
  await page.getByLabel("Search", {exact: true}).fill("priority");
  await page.waitForFunction(() => !document.querySelector('tbody[aria-busy="true"]'));
  const rows = await page.locator('[aria-label="The model’s features"] tbody th').allInnerTexts();
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row.toLowerCase()).toContain("priority");
  expect(complaints.list).toEqual([]);
  await page.context().close();
});

it("draws the distribution of a feature chosen by keyboard", async () => {
  const {page} = await site.open("/features/");
  const field = page.getByRole("combobox", {name: "Feature"});
  if ((await field.count()) === 0) {
    expect(await page.locator(".state").filter({hasText: "npm run evaluate"}).count()).toBe(1);
  } else {
    await field.fill("a_speed");
    await page.keyboard.press("Enter");
    const chosen = await field.inputValue();
    expect(chosen).toContain("Speed");
    await page
      .locator("figure.chart")
      .filter({hasText: `How is “${chosen}” spread?`})
      .waitFor();
  }
  await page.context().close();
});

it("says the gate's limits and shows a point of the search by keyboard", async () => {
  const {page, complaints} = await site.open("/experiments/");
  expect(await textOf(page.locator("main"))).toMatch(/names the favourite in at least \d+ ?%.* microseconds/);
  const points = page.getByRole("button", {name: /^Show 2: .* in the chart$/});
  if ((await points.count()) === 0) {
    expect(await page.locator(".state").filter({hasText: "npm run tune"}).count()).toBe(1);
  } else {
    const line = page.locator('[data-figure^="search-"] path[stroke-dasharray]');
    await points.focus();
    await page.keyboard.press("Enter");
    expect(await points.getAttribute("aria-pressed")).toBe("true");
    expect(await line.getAttribute("d")).toMatch(/^M[\d.]+,[\d.]+L/);
    await page.keyboard.press("Enter");
    expect(await line.getAttribute("d")).toBe("");
  }
  expect(complaints.list).toEqual([]);
  await page.context().close();
});

it("filters the runs by experiment and shows a run's curve", async () => {
  const {page} = await site.open("/experiments/");
  const table = page.locator('[aria-label="Runs, the newest first"]');
  if ((await table.count()) === 0) {
    expect(await page.locator(".state").filter({hasText: "npm run train"}).count()).toBe(1);
  } else {
    const experiments = page.getByLabel("Experiment", {exact: true});
    const [, first] = await experiments.locator("option").allInnerTexts();
    await experiments.selectOption({label: first});
    await page.waitForFunction(() => !document.querySelector('tbody[aria-busy="true"]'));
    const name = first.replace(/ \([\d,]+\)$/, "");
    expect(new Set(await table.locator("tbody td:nth-child(2)").allInnerTexts())).toEqual(new Set([name]));
  }
  await page.context().close();
});
