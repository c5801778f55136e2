import {it} from "vitest";
import type {FeatureReport} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {FEATURES} from "../../pipelines/model/features/feature-catalogue.ts";
import {fixture} from "../../tests/src/fixtures/fixture.ts";
import {click, enter, expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {featuresPage} from "./features-page.ts";
import type {FeatureRow} from "./features-row.ts";

const golden = goldenOf("features");

const report = fixture<FeatureReport>("features");
const known = new Set(report.features.map(({name}) => name));
const rows = FEATURES.filter(({name}) => known.has(name)).map(
  ({name, group, unit, description, source}, i): FeatureRow => ({
    name,
    group,
    unit,
    description,
    source,
    oneHot: null,
    gain: (i + 1) / 36
  })
);

it("shows what the model sees, and what it makes of it", async () => {
  await expectPage(golden("features"), () => featuresPage(rows, report), {
    "one feature's distribution": enter("select", rows[1].name),
    "another weight": click(".segmented button", 1),
    "sorted by name": click("th button")
  });
});

it("shows the catalogue alone before any model", async () => {
  await expectPage(golden("features-none"), () =>
    featuresPage(
      rows.map((row) => ({...row, gain: null})),
      null
    )
  );
});
