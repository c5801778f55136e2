import {expect, it} from "vitest";
import {renewedOutline, settledOutline} from "../../../cli/notebook/outline.ts";

const WHOLE = "# A\n- js\n  table: x\n## B\n- js\n  input: F\n- js\n  chart: C\n## C\n- js\n  text\n";
const WITHOUT = "# A\n- js\n  table: x\n## B\n## C\n- js\n  text\n";
const PERHAPS = "# A\n- js\n  table: x\n## B\n? js\n  input: F\n? js\n  chart: C\n## C\n- js\n  text\n";

it("what a notebook may show is no change, whether it does or not", () => {
  expect(settledOutline(PERHAPS, WHOLE)).toBe(WHOLE);
  expect(settledOutline(PERHAPS, WITHOUT)).toBe(WITHOUT);
  expect(settledOutline(PERHAPS, WHOLE.replace("chart: C", "chart: D")), "another chart is one").not.toBe(
    WHOLE.replace("chart: C", "chart: D")
  );
  expect(settledOutline(WHOLE, WITHOUT)).toBe(WHOLE);
});

it("what may be shown stays so when an outline is kept anew", () => {
  expect(renewedOutline(PERHAPS, WHOLE)).toBe(PERHAPS);
  expect(renewedOutline(PERHAPS, WITHOUT)).toBe(PERHAPS);
  const other = WITHOUT.replace("table: x", "table: y");
  expect(renewedOutline(PERHAPS, other)).toBe(PERHAPS.replace("table: x", "table: y"));
  expect(renewedOutline("", WHOLE)).toBe(WHOLE);
  expect(renewedOutline(PERHAPS, "# A\n"), "of a section that is gone nothing stays").toBe("# A\n");
});
