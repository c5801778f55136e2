import {it} from "vitest";
import {enter, expectPage, goldenOf} from "../../tests/support/rendered-page.ts";
import {smallGame} from "../../tests/support/small-game.ts";
import {typesPage} from "./type-chart-page.ts";

const golden = goldenOf("type-chart");

it("shows the chart, and the multipliers of two types", async () => {
  await expectPage(golden("type-chart"), () => typesPage(smallGame), {
    "of one type alone": enter("select", "0", 1),
    "of water": enter("select", "11")
  });
});
