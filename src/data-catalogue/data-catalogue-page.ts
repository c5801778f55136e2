import type {Catalogue, CatalogueColumn} from "../../data-loaders/quality/warehouse-catalogue.ts";
import {dictionary} from "../i18n/language.ts";
import {bytes, date, integer} from "../i18n/numbers.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";
import {inTasks} from "../ui/task.ts";

const words = dictionary({
  what: ["the tables of the warehouse", "les tables de l’entrepôt"],
  diagram: ["How do the tables hang together?", "Comment les tables s’articulent-elles ?"],
  diagramName: ["Entity-relationship diagram of the 11 tables", "Diagramme entité-association des 11 tables"],
  tables: ["What is in each table?", "Que contient chaque table ?"],
  rows: ["{n|row|rows}", "{n|ligne|lignes}"],
  column: ["Column", "Colonne"],
  type: ["Type", "Type"],
  keys: ["Keys", "Clés"],
  allowed: ["Allowed", "Permis"],
  meaning: ["Meaning", "Signification"],
  primary: ["primary key", "clé primaire"],
  unique: ["unique", "unique"],
  references: ["→ {table}", "→ {table}"],
  nullable: ["may be empty", "peut être vide"],
  columns: ["Columns of {table}", "Colonnes de {table}"],
  sample: ["First rows of {table}", "Premières lignes de {table}"],
  made: ["Made by {step}, {date}, content {hash}", "Produite par {step}, {date}, contenu {hash}"],
  files: ["Which files are published?", "Quels fichiers sont publiés ?"],
  file: ["File", "Fichier"],
  size: ["Size", "Taille"],
  hash: ["SHA-256", "SHA-256"],
  from: ["Made from", "Produit à partir de"]
});

type Table = Catalogue["tables"][number];

const keysOf = (column: CatalogueColumn): HTMLElement =>
  html`<span class="badges">${column.primaryKey ? html`<span class="chip chip-good">${words("primary")}</span>` : ""}${
    column.references
      ? html`<span class="chip">${words("references", {table: column.references})}</span>`
      : ""
  }${column.unique && !column.primaryKey ? html`<span class="chip">${words("unique")}</span>` : ""}${
    column.nullable ? html`<span class="quiet">${words("nullable")}</span>` : ""
  }</span>`;

function columnTable(table: Table): HTMLElement {
  return dataTable<CatalogueColumn>({
    caption: words("columns", {table: table.name}),
    rows: table.columns,
    columns: [
      {key: "name", label: words("column"), rowHeader: true, cell: ({name}) => html`<code>${name}</code>`},
      {key: "type", label: words("type"), cell: ({type}) => html`<span class="mono">${type}</span>`},
      {key: "keys", label: words("keys"), cell: keysOf},
      {
        key: "allowed",
        label: words("allowed"),
        cell: ({allowed}) => html`<span class="foreign" lang="en">${allowed ?? "–"}</span>`
      },
      {
        key: "meaning",
        label: words("meaning"),
        cell: ({description}) => html`<span class="foreign" lang="en">${description}</span>`
      }
    ]
  }).element;
}

const sampleTable = ({name, columns, sample}: Table): HTMLElement =>
  dataTable<Readonly<Record<string, unknown>>>({
    caption: words("sample", {table: name}),
    rows: sample,
    columns: columns.map((column) => ({
      key: column.name,
      label: column.name,
      // Cells of the warehouse, in whichever language a column is.
      cell: (row) => html`<span class="foreign" lang="en">${row[column.name] ?? "–"}</span>`
    }))
  }).element;

const tableSection = (table: Table): HTMLElement =>
  html`<details class="card table-details" id=${`table-${table.name}`}><summary><h3><code>${table.name}</code></h3>
    <span class="quiet num">${words("rows", {n: integer(table.rows)})}</span><span class="foreign" lang="en">${table.description}</span></summary>
    ${columnTable(table)}${sampleTable(table)}<p class="quiet">${words("made", {
      step: table.lineage.madeBy,
      date: date(table.lineage.madeAt),
      hash: table.lineage.contentHash.slice(0, 12)
    })}</p></details>`;

function diagram(svg: string): HTMLElement {
  const drawing = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  drawing.setAttribute("role", "img");
  drawing.removeAttribute("aria-labelledby");
  drawing.setAttribute("aria-label", words("diagramName"));
  // The schema's own words are English in every language of the page.
  for (const element of drawing.querySelectorAll("title, desc, text")) {
    element.classList.add("foreign");
    element.setAttribute("lang", "en");
  }
  return html`<div class="card erd-scroll" role="region" tabindex="0" aria-label=${words("diagramName")}>${document.importNode(
    drawing,
    true
  )}</div>`;
}

const fileTable = ({lineage}: Catalogue): HTMLElement =>
  dataTable<Catalogue["lineage"]["files"][number]>({
    caption: words("files"),
    rows: lineage.files,
    columns: [
      {
        key: "file",
        label: words("file"),
        rowHeader: true,
        sort: ({path}) => path,
        cell: ({path}) => html`<code>${path}</code>`
      },
      {
        key: "size",
        label: words("size"),
        numeric: true,
        sort: (file) => file.bytes,
        cell: (file) => bytes(file.bytes)
      },
      {
        key: "hash",
        label: words("hash"),
        cell: ({sha256}) => html`<span class="mono quiet">${sha256.slice(0, 16)}</span>`
      },
      {key: "from", label: words("from"), cell: ({madeFrom}) => madeFrom.join(", ")}
    ]
  }).element;

/** The warehouse's tables; null before the ETL has run. */
export async function cataloguePage(catalogue: Catalogue | null, erd: string): Promise<HTMLElement> {
  if (!catalogue) return notMadeYet(words("what"), "npm run etl");
  const tables = await inTasks(catalogue.tables.map((table) => () => tableSection(table)));
  return html`<div>${erd ? html.fragment`<h2>${words("diagram")}</h2>${diagram(erd)}` : ""}
    <h2>${words("tables")}</h2>${tables}<h2>${words("files")}</h2>${fileTable(catalogue)}</div>`;
}
