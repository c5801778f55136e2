import {tableFromArrays} from "apache-arrow";
import {beforeEach, expect, it} from "vitest";
import {
  type Act,
  click,
  enter,
  expectPage,
  goldenOf,
  rendered,
  settled
} from "../../tests/support/rendered-page.ts";
import {html} from "../ui/html.ts";
import type {QueryResult} from "./query-result.ts";
import {StatementError, StoppedError} from "./sql-database.ts";
import type {MakeEditor} from "./sql-editor.ts";
import {type SqlPageOptions, sqlPage} from "./sql-page.ts";
import type {SqlTable} from "./sql-tables.ts";

const golden = goldenOf("sql");

const tables: SqlTable[] = [
  {
    name: "type",
    rows: 18,
    columns: [
      {name: "id", type: "SMALLINT"},
      {name: "group", type: "VARCHAR"}
    ]
  },
  {name: "duel", rows: null, columns: []}
];

/** A plain field in place of the editor, which draws itself as only a browser can. */
const field: MakeEditor = ({label, text, run}) => {
  const element: HTMLTextAreaElement = html`<textarea aria-label=${label} ${{onchange: run}}>${text}</textarea>`;
  const mark: HTMLElement = html`<output></output>`;
  return {
    element: html`<div>${element}${mark}</div>`,
    text: () => element.value,
    replace(next) {
      element.value = next;
    },
    focus: () => element.focus(),
    insert(name) {
      element.value += name;
    },
    mark(problem) {
      mark.textContent = problem === null ? "" : `${problem.at}: ${problem.message}`;
    },
    goTo(at) {
      mark.textContent = `at ${at}`;
    }
  };
};

type Values = unknown[] | Float64Array | Int32Array | BigInt64Array;

function result(columns: Record<string, Values>, isCut = false): QueryResult {
  const {schema, batches, numRows} = tableFromArrays(columns as Record<string, Float64Array>);
  return {schema, batches, rows: numRows, isCut, took: 12.3};
}

const pokemon = result({
  name: ["Mew", "Abra"],
  share: Float64Array.of(0.123456, 1),
  n: BigInt64Array.of(3n, 2n ** 60n)
});

const options = (run: SqlPageOptions["database"]["run"]): SqlPageOptions => ({
  tables,
  database: {prepare: async () => {}, run, cancel() {}},
  writers: {arrow: () => Promise.reject(new Error("none")), parquet: () => Promise.reject(new Error("none"))},
  makeEditor: field,
  now: () => 0
});

const ask =
  (sql: string): Act =>
  (page) => {
    const editor = page.querySelector("textarea")!;
    editor.value = sql;
    editor.dispatchEvent(new Event("change"));
  };

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, "", location.pathname);
});

it("runs statements, and shows what they give, change or do wrong", async () => {
  const answers: Record<string, () => QueryResult> = {
    "SELECT 1": () => pokemon,
    "DROP TABLE type": () => result({Success: []}),
    wrong: () => {
      throw new StatementError("Binder Error: no such column\nLINE 1: wrong\n        ^", {
        text: "wrong",
        shift: 0
      });
    },
    slow: () => {
      throw new StoppedError("time", true);
    }
  };
  const make = () => sqlPage(options(async (sql) => (answers[sql] ?? answers["SELECT 1"])()));
  await expectPage(golden("sql"), make, {
    "the first answer": click(".button-primary"),
    "by n": click("th button", 2),
    "a chart": click(".sql-answer button"),
    "two statements, one of which changes": ask("DROP TABLE type; SELECT 1"),
    "an error": ask("SELECT 1;\nwrong"),
    "its place": click(".sql-error button"),
    "too long": ask("slow"),
    "nothing to run": ask(" -- nothing"),
    "names that are inserted": async (page) => {
      await click(".name-button", 2)(page);
      page.querySelector("output")!.textContent = page.querySelector("textarea")!.value;
    },
    "a notebook": (page) => {
      page.querySelector("textarea")!.value = "SELECT 1";
      return click("[aria-controls^=notebook]")(page);
    },
    "the answer again": click(".button-primary"),
    "a file that cannot be made": click(".sql-answer [aria-label$=Arrow]")
  });
});

it("says that there is more than it shows, and more than was asked for", async () => {
  const many = result({n: Int32Array.from({length: 1200}, (_, n) => n)}, true);
  const page = await rendered(() => sqlPage(options(async () => many)));
  await click(".button-primary")(page);
  await settled();
  expect(page.querySelectorAll("tbody tr")).toHaveLength(1000);
  expect(page.querySelector("[role=status]")!.textContent).toBe(
    "the first 1,200 rows of more, in 12\u00a0ms. The table shows 1,000 of them; a file has them all."
  );
});

it("keeps queries, and forgets them when it is told to", async () => {
  const asked: string[] = [];
  const make = () =>
    sqlPage(
      options(async (sql) => {
        asked.push(sql);
        return pokemon;
      })
    );
  const page = await rendered(make);
  await ask("SELECT 1")(page);
  await settled();
  await ask("SELECT\n  2")(page);
  await settled();
  const choices = (of: HTMLElement): string[] =>
    [...of.querySelectorAll("select")[1].querySelectorAll("option")].map(
      (option) => option.textContent ?? ""
    );
  const again = await rendered(make);
  expect(choices(again).slice(1)).toEqual(["SELECT 2", "SELECT 1"]);
  await enter("select", "1", 1)(again);
  await settled();
  expect(asked.at(-1)).toBe("SELECT 1");
  await click(".sql-fields .button")(again);
  expect(localStorage.length).toBe(0);
});

it("runs the query of its address, and puts the one that ran into it", async () => {
  const asked: string[] = [];
  const make = () =>
    sqlPage(
      options(async (sql) => {
        asked.push(sql);
        return pokemon;
      })
    );
  history.replaceState(null, "", "?lang=en&sql=SELECT+'a%26b'");
  const page = await rendered(make);
  expect(asked).toEqual(["SELECT 'a&b'"]);
  await ask("SELECT 2")(page);
  await settled();
  expect(location.search).toBe("?lang=en&sql=SELECT+2");
  history.replaceState(null, "", "?sql=SELECT+1;DROP+TABLE+type");
  const changing = await rendered(make);
  expect(changing.querySelector("textarea")!.value).toBe("SELECT 1;DROP TABLE type");
  expect(asked).toEqual(["SELECT 'a&b'", "SELECT 2"]);
});
