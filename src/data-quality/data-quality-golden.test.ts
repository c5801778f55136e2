import {it} from "vitest";
import type {QualityReport} from "../../data-loaders/quality/quality-report.ts";
import {fixture} from "../../tests/src/fixtures/fixture.ts";
import {enter, expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {qualityPage} from "./data-quality-page.ts";

const golden = goldenOf("data-quality");

it("shows counts, checks, disagreements and sources", async () => {
  const report = fixture<QualityReport>("quality");
  await expectPage(golden("data-quality"), () => qualityPage(report), {
    "one choice": enter("select", "constraint")
  });
});

it("says how to make the report", async () => {
  await expectPage(golden("data-quality-none"), () => qualityPage(null));
});
