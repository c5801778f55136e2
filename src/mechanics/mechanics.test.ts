import {afterEach, expect, it} from "vitest";
import {planDuels} from "../../pipelines/battle/agreement/agreement-plan.ts";
import {BEGINNINGS} from "../../pipelines/battle/agreement/fight-plan.ts";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {POLICIES} from "../../pipelines/battle/policy.ts";
import {embeddedGame} from "../../tests/data-loaders/embedded-game.ts";
import {className} from "./class-names.ts";

afterEach(() => Reflect.deleteProperty(globalThis, "document"));

it("names every class of moves, every policy and every beginning in French", () => {
  const game = embeddedGame();
  const classes = new Set(planDuels(game, createBattleTables(game)).map(({moveClass}) => moveClass));
  Object.assign(globalThis, {document: {documentElement: {lang: "fr"}}});
  for (const group of [...classes, ...POLICIES, ...BEGINNINGS])
    expect(className(group), group).not.toBe(group);
  expect(classes.size).toBeGreaterThan(40);
});
