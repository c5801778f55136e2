import {download} from "../charts/export.ts";
import {dictionary} from "../i18n/language.ts";
import {decimal, integer} from "../i18n/numbers.ts";
import {toCsv} from "../ui/csv.ts";
import {selectField} from "../ui/filters.ts";
import {html, uniqueId} from "../ui/html.ts";
import {cellOf, rowsTable} from "../ui/rows-table.ts";
import {emptyState} from "../ui/state.ts";
import {EXAMPLES} from "./sql-examples.ts";

const words = dictionary({
  example: ["Start from an example", "Partir d’un exemple"],
  query: ["SQL (DuckDB), run with Ctrl + Enter", "SQL (DuckDB), exécuter avec Ctrl + Entrée"],
  run: ["Run", "Exécuter"],
  running: [
    "Running… the first query loads DuckDB, 7 MB.",
    "Exécution… la première requête charge DuckDB, 7 Mo."
  ],
  result: ["{rows} rows in {ms} ms", "{rows} lignes en {ms} ms"],
  cut: [
    "{rows} rows in {ms} ms; the first {shown} are shown",
    "{rows} lignes en {ms} ms ; les {shown} premières sont affichées"
  ],
  csv: ["Download CSV", "Télécharger en CSV"],
  caption: ["Result of the query", "Résultat de la requête"],
  tables: ["Tables", "Tables"],
  ready: ["Ready. Nothing leaves your browser.", "Prêt. Rien ne quitte votre navigateur."],
  emptyTitle: ["The answer comes here", "La réponse viendra ici"],
  empty: [
    "The first run fetches the database (7 MB), the following ones answer in milliseconds.",
    "La première exécution charge la base (7 Mo), les suivantes répondent en quelques millisecondes."
  ]
});

/** What the page needs of a database. */
export interface SqlClient {
  query(sql: string): Promise<Iterable<Record<string, unknown>>>;
}

export type ColumnTables = Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;

/** A table's rows as objects. */
export function rowsOf(columns: Readonly<Record<string, readonly unknown[]>>): Record<string, unknown>[] {
  const names = Object.keys(columns);
  const length = columns[names[0]]?.length ?? 0;
  return Array.from({length}, (_, row) =>
    Object.fromEntries(names.map((name) => [name, columns[name][row]]))
  );
}

const SHOWN = 500;

/** An editor for SQL over the warehouse's tables, answered by DuckDB in the browser. */
export function sqlPage(tables: ColumnTables, connect: () => Promise<SqlClient>): HTMLElement {
  const id = uniqueId("sql");
  let client: Promise<SqlClient> | undefined;
  let latest = 0;
  const editor: HTMLTextAreaElement = html`<textarea id=${id} rows="9" spellcheck="false">${EXAMPLES[0].sql}</textarea>`;
  const status: HTMLElement = html`<p class="quiet" role="status">${words("ready")}</p>`;
  const place: HTMLElement = html`<div class="sql-result">${emptyState(
    words("emptyTitle"),
    words("empty")
  )}</div>`;
  const run = async (): Promise<void> => {
    latest += 1;
    const turn = latest;
    status.textContent = words("running");
    try {
      client ??= connect();
      const database = await client;
      const started = performance.now();
      const rows = Array.from(await database.query(editor.value), (row) => ({...row}));
      const ms = decimal(performance.now() - started, 0);
      if (turn === latest) show(rows, ms);
    } catch (error) {
      if (turn !== latest) return;
      status.textContent = "";
      place.replaceChildren(
        html`<pre class="sql-error" role="alert">${error instanceof Error ? error.message : String(error)}</pre>`
      );
    }
  };
  const show = (rows: readonly Record<string, unknown>[], ms: string): void => {
    const names = Object.keys(rows[0] ?? {});
    status.textContent = words(rows.length > SHOWN ? "cut" : "result", {
      rows: integer(rows.length),
      ms,
      shown: SHOWN
    });
    const save = (): void => {
      const cells = rows.map((row) => names.map((name) => cellOf(row[name])));
      download("query.csv", new Blob([toCsv(names, cells)], {type: "text/csv"}));
    };
    place.replaceChildren(
      ...(rows.length > 0
        ? [
            rowsTable(rows.slice(0, SHOWN), {caption: words("caption")}),
            html`<button type="button" class="button button-small" ${{onclick: save}}>${words("csv")}</button>`
          ]
        : [])
    );
  };
  editor.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void run();
  });
  const examples = selectField(
    words("example"),
    EXAMPLES.map(({title}, index) => ({value: String(index), label: title()})),
    (value) => {
      editor.value = EXAMPLES[Number(value)].sql;
      void run();
    }
  );
  const schema = Object.entries(tables).map(
    ([name, columns]) =>
      html`<details><summary><code>${name}</code> <span class="quiet num">${integer(Object.values(columns)[0]?.length ?? 0)}</span></summary>
        <p class="mono quiet">${Object.keys(columns).join(", ")}</p></details>`
  );
  return html`<div class="sql-layout"><div>${examples}<div class="field"><label for=${id}>${words("query")}</label>${editor}</div>
    <div class="row"><button type="button" class="button button-primary" ${{onclick: () => void run()}}>${words("run")}</button>${status}</div>${place}</div>
    <aside class="card" aria-label=${words("tables")}><h2>${words("tables")}</h2>${schema}</aside></div>`;
}
