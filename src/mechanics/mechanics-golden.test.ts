import {it} from "vitest";
import {fixture} from "../../tests/src/fixtures/fixture.ts";
import {expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {mechanicsPage} from "./mechanics-page.ts";
import type {MechanicsReport} from "./mechanics-report.ts";

const golden = goldenOf("mechanics");

it("shows how far the simulator is from the reference", async () => {
  await expectPage(golden("mechanics"), () => mechanicsPage(fixture<MechanicsReport>("mechanics")));
});

it("says how to compare", async () => {
  await expectPage(golden("mechanics-none"), () => mechanicsPage(null));
});
