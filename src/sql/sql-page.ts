import {integer} from "../i18n/numbers.ts";
import {selectField} from "../ui/filters.ts";
import {html} from "../ui/html.ts";
import {emptyState} from "../ui/state.ts";
import {notebookOffer} from "./notebook-offer.ts";
import type {Writers} from "./result-downloads.ts";
import {answerHeading, resultSection, toldOf} from "./result-section.ts";
import {schemaList} from "./schema-list.ts";
import {isChanging, type Statement, splitStatements} from "./split-statements.ts";
import {queryOfAddress, writeAddress} from "./sql-address.ts";
import {type Limits, type SqlDatabase, StatementError} from "./sql-database.ts";
import type {MakeEditor} from "./sql-editor.ts";
import {placeIn, sqlError} from "./sql-error.ts";
import {EXAMPLES} from "./sql-examples.ts";
import {forgetQueries, keepQuery, pastQueries} from "./sql-history.ts";
import {toldProblem} from "./sql-problem.ts";
import type {SqlTable} from "./sql-tables.ts";
import {words} from "./sql-words.ts";

export interface SqlPageOptions {
  readonly tables: readonly SqlTable[];
  readonly database: Pick<SqlDatabase, "prepare" | "run" | "cancel">;
  readonly writers: Writers;
  readonly makeEditor: MakeEditor;
  readonly now: () => number;
}

const ROWS = [1000, 10_000, 100_000] as const;
const SECONDS = [10, 30, 120] as const;

const choices = (values: readonly number[]) =>
  values.map((value) => ({value: String(value), label: integer(value)}));

/** A select whose choices are put in when it is asked: what it holds changes while the page is open. */
function pastField(choose: (sql: string) => void): readonly [element: HTMLElement, update: () => void] {
  const place: HTMLElement = html`<div class="row"></div>`;
  const update = (): void => {
    const past = pastQueries();
    if (past.length === 0) {
      place.replaceChildren();
      return;
    }
    const labels = past.map(({sql}, index) => ({
      value: String(index),
      label: sql.replaceAll(/\s+/g, " ").slice(0, 70)
    }));
    const forget = (): void => {
      forgetQueries();
      update();
    };
    place.replaceChildren(
      selectField(null, words("past"), [{value: "", label: words("choose")}, ...labels], (value) => {
        if (value !== "") choose(past[Number(value)].sql);
      }),
      html`<button type="button" class="button button-small" ${{onclick: forget}}>${words("forget")}</button>`
    );
  };
  update();
  return [place, update];
}

/** An editor for SQL over the project's tables, answered by DuckDB in the browser. */
export function sqlPage({tables, database, writers, makeEditor, now}: SqlPageOptions): HTMLElement {
  const asked = queryOfAddress();
  let limits: Limits = {rows: ROWS[0], seconds: SECONDS[1]};
  let isRunning = false;
  const editor = makeEditor({
    label: words("query"),
    text: asked ?? EXAMPLES[0].sql,
    names: Object.fromEntries(tables.map(({name, columns}) => [name, columns.map((column) => column.name)])),
    run: () => void run()
  });
  const status: HTMLElement = html`<p class="quiet" role="status">${words("ready")}</p>`;
  const place: HTMLElement = html`<div class="sql-result">${emptyState(words("emptyTitle"), words("empty"))}</div>`;
  const cancel: HTMLButtonElement = html`<button type="button" class="button" disabled=${true} ${{onclick: () => database.cancel()}}>${words("cancel")}</button>`;

  const problem = (error: unknown, statement: Statement): void => {
    const show = (...parts: readonly (Node | string)[]): void => {
      place.append(html`<div class="sql-error" role="alert">${parts}</div>`);
    };
    const told = toldProblem(error, limits.seconds);
    if (told !== null) {
      show(html`<p>${told}</p>`);
      return;
    }
    const {message, at} =
      error instanceof StatementError
        ? sqlError(error, statement)
        : {message: error instanceof Error ? error.message : String(error), at: null};
    if (at === null) {
      show(html`<pre>${message}</pre>`);
      return;
    }
    editor.mark({at, message});
    show(
      html`<pre>${message}</pre>`,
      html`<button type="button" class="button button-small" ${{onclick: () => editor.goTo(at)}}>${words(
        "place",
        {
          ...placeIn(editor.text(), at)
        }
      )}</button>`
    );
  };

  const runAll = async (statements: readonly Statement[]): Promise<void> => {
    let took = 0;
    let told: string | null = null;
    for (const [index, statement] of statements.entries()) {
      try {
        status.textContent = words("loading");
        await database.prepare(statement.text);
        status.textContent = words("running");
        const result = await database.run(statement.text, limits);
        took += result.took;
        const isOnly = statements.length === 1;
        const heading = isOnly ? null : words("statement", {n: index + 1, of: statements.length});
        if (!isChanging(statement)) {
          place.append(resultSection(result, heading, writers));
          if (isOnly) told = toldOf(result);
          continue;
        }
        const done = words("done", {ms: integer(result.took)});
        place.append(
          html`<section class="sql-answer">${answerHeading(heading)}<p>${done}. ${words("changed")}</p></section>`
        );
        if (isOnly) told = done;
      } catch (error) {
        status.textContent = "";
        problem(error, statement);
        return;
      }
    }
    status.textContent = told ?? words("all", {n: statements.length, ms: integer(took)});
  };

  const run = async (): Promise<void> => {
    if (isRunning) return;
    const sql = editor.text();
    const statements = splitStatements(sql);
    editor.mark(null);
    place.replaceChildren();
    if (statements.length === 0) {
      status.textContent = words("nothing");
      return;
    }
    isRunning = true;
    cancel.disabled = false;
    writeAddress(sql);
    keepQuery({sql, at: now()});
    updatePast();
    await runAll(statements);
    isRunning = false;
    cancel.disabled = true;
  };

  const choose = (sql: string): void => {
    editor.replace(sql);
    void run();
  };
  const [past, updatePast] = pastField(choose);
  const examples = selectField(
    null,
    words("example"),
    [
      {value: "", label: words("choose")},
      ...EXAMPLES.map(({title}, index) => ({value: String(index), label: title()}))
    ],
    (value) => {
      if (value !== "") choose(EXAMPLES[Number(value)].sql);
    }
  );
  const [offer, notebook] = notebookOffer(editor.text);
  window.addEventListener("popstate", () => {
    const before = queryOfAddress();
    if (before === null || before === editor.text()) return;
    editor.replace(before);
    if (!splitStatements(before).some(isChanging)) void run();
  });
  // A page that is loaded again has what it had at first, whatever its address would do to it.
  if (asked !== null && !splitStatements(asked).some(isChanging)) void run();
  return html`<div class="sql-layout"><div><div class="sql-fields">${examples}${past}</div>
    <div class="sql-editor">${editor.element}</div>
    <div class="row sql-acts"><button type="button" class="button button-primary" ${{onclick: () => void run()}}>${words("run")}</button>${cancel}${offer}${selectField(
      "rows",
      words("most"),
      choices(ROWS),
      (value) => {
        limits = {...limits, rows: Number(value)};
      },
      String(limits.rows)
    )}${selectField(
      "seconds",
      words("longest"),
      choices(SECONDS),
      (value) => {
        limits = {...limits, seconds: Number(value)};
      },
      String(limits.seconds)
    )}</div>${status}${notebook}${place}</div>
    ${schemaList(tables, editor.insert)}</div>`;
}
