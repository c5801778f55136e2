import {expect, it} from "vitest";
import {firstPages} from "../../../src/build/build-first-site.ts";
import {SITE_ROOT} from "../../../src/build/framework.ts";

it("builds first the home page and what players use, each form's page among it", () => {
  const pages = firstPages(SITE_ROOT);
  for (const page of [
    "/index",
    "/404",
    "/fight/index",
    "/embed/fight/index",
    "/pokedex/index",
    "/pokedex/form-template",
    "/type-chart/index"
  ])
    expect(pages).toContain(page);
  for (const page of ["/drift/index", "/sql/index", "/notebooks/00-warehouse"])
    expect(pages).not.toContain(page);
});
