import {it} from "vitest";
import {describeModel} from "../../pipelines/model/registry/model-card.ts";
import {sampleCardInput} from "../../tests/pipelines/model/registry/sample.ts";
import {expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {modelCard} from "./model-card-page.ts";

const golden = goldenOf("model-card");

it("shows the card of the version in production", async () => {
  const input = sampleCardInput();
  const card = {en: describeModel(input, "en"), fr: describeModel(input, "fr")};
  await expectPage(golden("model-card"), () => modelCard(card));
});

it("says how to make a model", async () => {
  await expectPage(golden("model-card-none"), () => modelCard(null));
});
