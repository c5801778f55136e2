import {it} from "vitest";
import type {MechanicsReport} from "../../pipelines/battle/agreement/mechanics-schema.ts";
import {fixture} from "../../tests/src/fixtures/fixture.ts";
import {expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {mechanicsPage} from "./mechanics-page.ts";

const golden = goldenOf("mechanics");

it("shows how far the simulator is from the reference", async () => {
  await expectPage(golden("mechanics"), () => mechanicsPage(fixture<MechanicsReport>("mechanics")));
});

it("says how to compare", async () => {
  await expectPage(golden("mechanics-none"), () => mechanicsPage(null));
});
