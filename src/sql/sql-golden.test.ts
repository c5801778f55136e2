import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {click, enter, expectPage, goldenOf, rendered, settled} from "../../tests/support/rendered-page.ts";
import {rowsOf, sqlPage} from "./sql-page.ts";

const golden = goldenOf("sql");

const tables = {type: {id: [1, 2], name: ["Normal", "Fighting"]}, move: {id: [1]}};

// What a query took differs each time.
beforeEach(() => {
  vi.spyOn(performance, "now").mockReturnValue(1_000);
});
afterEach(() => {
  vi.restoreAllMocks();
});

it("runs queries, shows rows and errors", async () => {
  const asked: string[] = [];
  const make = () =>
    sqlPage(tables, async () => ({
      async query(sql) {
        asked.push(sql);
        if (asked.length === 2) throw new Error("Parser Error: near FRM");
        if (asked.length === 3) return [];
        return [
          {name: "Mew", share: 0.123456, n: 3n, none: null},
          {name: "Abra", share: 1, n: 20n, none: null}
        ];
      }
    }));
  await expectPage(golden("sql"), make, {
    "the first answer": click(".button-primary"),
    "by n": click("th button", 2),
    "an error": enter("select", "1"),
    "no rows": (page) => {
      const editor = page.querySelector("textarea")!;
      editor.value = "SELECT 1 WHERE false";
      editor.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", ctrlKey: true}));
    }
  });
  expect(asked).toHaveLength(3);
  expect(asked[2]).toBe("SELECT 1 WHERE false");
});

it("shows the first 500 rows of many", async () => {
  const page = await rendered(() =>
    sqlPage(tables, async () => ({query: async () => Array.from({length: 501}, (_, n) => ({n}))}))
  );
  page.querySelector<HTMLElement>(".button-primary")!.click();
  await settled();
  expect(page.querySelectorAll("tbody tr")).toHaveLength(500);
  expect(page.querySelector("[role=status]")!.textContent).toMatch(
    /^501 rows in \d+ ms; the first 500 are shown$/
  );
});

it("turns columns into rows", () => {
  expect(rowsOf(tables.type)).toEqual([
    {id: 1, name: "Normal"},
    {id: 2, name: "Fighting"}
  ]);
  expect(rowsOf({})).toEqual([]);
});
