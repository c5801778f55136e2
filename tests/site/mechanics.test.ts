import {afterEach, expect, it} from "vitest";
import {planDuels} from "../../pipelines/agreement/plan.ts";
import {POLICIES} from "../../pipelines/battle/policy.ts";
import {createBattleTables} from "../../pipelines/battle/tables.ts";
import {className} from "../../src/parts/mechanics/class-names.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";

afterEach(() => Reflect.deleteProperty(globalThis, "document"));

it("names every class of moves and every policy in French", () => {
  const game = embeddedGame();
  const classes = new Set(planDuels(game, createBattleTables(game)).map(({moveClass}) => moveClass));
  Object.assign(globalThis, {document: {documentElement: {lang: "fr"}}});
  for (const group of [...classes, ...POLICIES]) expect(className(group), group).not.toBe(group);
  expect(classes.size).toBeGreaterThan(40);
});
