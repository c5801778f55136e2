import {expect, it} from "vitest";
import {foldText} from "../../../lib/names/fold-text.ts";

it("takes accents and case away, and nothing else", () => {
  expect(foldText("Poing-Éclair")).toBe("poing-eclair");
  expect(foldText("Farfetch’d")).toBe("farfetch’d");
});
