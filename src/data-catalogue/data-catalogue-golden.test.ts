import {it} from "vitest";
import type {Catalogue} from "../../data-loaders/quality/warehouse-catalogue.ts";
import {fixture} from "../../tests/src/fixtures/fixture.ts";
import {expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {cataloguePage} from "./data-catalogue-page.ts";

const golden = goldenOf("data-catalogue");

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" aria-labelledby="t"><title id="t">Tables</title><text>pokemon</text></svg>';

it("shows tables, diagram and files", async () => {
  await expectPage(golden("data-catalogue"), () => cataloguePage(fixture<Catalogue>("catalogue"), SVG));
});

it("says how to make the catalogue", async () => {
  await expectPage(golden("data-catalogue-none"), () => cataloguePage(null, ""));
});
