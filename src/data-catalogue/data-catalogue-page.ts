import type {Catalogue, CatalogueColumn} from "../../data-loaders/quality/warehouse-catalogue.ts";
import {dictionary} from "../i18n/language.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {bytes, date, decimal, integer} from "../i18n/numbers.ts";
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
  profiles: [
    "What is in the columns of {table}, and where it comes from",
    "Ce que contiennent les colonnes de {table}, et d’où cela vient"
  ],
  empty: ["Empty", "Vides"],
  distinct: ["Distinct", "Distinctes"],
  spread: ["Spread", "Répartition"],
  spreadName: [
    "{n|row|rows} from {least} to {most}, in {parts|part|parts}: {rows}",
    "{n|ligne|lignes} de {least} à {most}, en {parts|partie|parties} : {rows}"
  ],
  origin: ["Stated by", "Énoncé par"],
  derived: ["a rule", "une règle"],
  eachDifferent: ["each different", "toutes différentes"],
  originsNote: [
    "Where each single value comes from is the table provenance of the ",
    "D’où vient chaque valeur se lit dans la table provenance de la "
  ],
  sqlPage: ["SQL page", "page SQL"],
  sample: ["First rows of {table}", "Premières lignes de {table}"],
  made: ["Made by {step}, {date}, content {hash}", "Produite par {step}, {date}, contenu {hash}"],
  files: ["What can be taken along?", "Que peut-on emporter ?"],
  filesNote: [
    "Version {version} of the data: what lies at these addresses never changes. Each table as Parquet, with its types, and as CSV; the whole warehouse as a file for DuckDB; and descriptions of all of it that data tools read.",
    "Version {version} des données : ce qui se trouve à ces adresses ne change jamais. Chaque table en Parquet, avec ses types, et en CSV ; l’entrepôt entier en un fichier pour DuckDB ; et des descriptions de l’ensemble que lisent les outils de données."
  ],
  file: ["File", "Fichier"],
  holds: ["Holds", "Contenu"],
  size: ["Size", "Taille"],
  hash: ["SHA-256", "SHA-256"],
  take: ["Take this table:", "Emporter cette table :"],
  parquet: ["Parquet", "Parquet"],
  csv: ["CSV", "CSV"],
  duckdb: ["all tables, with their constraints", "toutes les tables, avec leurs contraintes"],
  datapackage: ["description as a Frictionless Data Package", "description en Data Package de Frictionless"],
  croissant: ["description as Croissant", "description en Croissant"],
  ofTable: ["{table} as {format}", "{table} en {format}"]
});

type Table = Catalogue["tables"][number];

const number = (value: number): string => (Number.isInteger(value) ? integer(value) : decimal(value));

/** Numbers as a histogram between their ends, anything else by its commonest values. */
function spread({bins, least, most, common, distinct}: CatalogueColumn["profile"]): HTMLElement {
  if (bins === null || least === null || most === null)
    return html`<span class="foreign" lang="en">${
      common?.map(({value, rows}) => `${value} (${integer(rows)})`).join(", ") ??
      (distinct > 0 ? words("eachDifferent") : "–")
    }${common && distinct > common.length ? ", …" : ""}</span>`;
  const highest = Math.max(...bins);
  const rows = bins.reduce((sum, count) => sum + count, 0);
  const name = words("spreadName", {
    n: integer(rows),
    least: number(least),
    most: number(most),
    parts: String(bins.length),
    rows: bins.map(integer).join(", ")
  });
  return html`<span class="column-spread"><span class="num quiet">${number(least)}</span>
    <span class="column-bins" role="img" aria-label=${name}>${bins.map((count) => html`<i style=${`height:${Math.round((100 * count) / highest)}%`}></i>`)}</span>
    <span class="num quiet">${number(most)}</span></span>`;
}

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

const originText = ({sources, rows}: CatalogueColumn["origins"][number]): string =>
  nameAndValue(sources.length === 0 ? words("derived") : sources.join(" + "), integer(rows));

function profileTable(table: Table): HTMLElement {
  return dataTable<CatalogueColumn>({
    caption: words("profiles", {table: table.name}),
    key: `sort-${table.name}`,
    rows: table.columns,
    columns: [
      {key: "name", label: words("column"), rowHeader: true, cell: ({name}) => html`<code>${name}</code>`},
      {
        key: "empty",
        label: words("empty"),
        numeric: true,
        sort: ({profile}) => profile.nulls,
        cell: ({profile}) => integer(profile.nulls)
      },
      {
        key: "distinct",
        label: words("distinct"),
        numeric: true,
        sort: ({profile}) => profile.distinct,
        cell: ({profile}) => integer(profile.distinct)
      },
      {key: "spread", label: words("spread"), cell: ({profile}) => spread(profile)},
      {
        key: "origin",
        label: words("origin"),
        cell: ({origins}) =>
          html`<span class="column-origins">${origins.length === 0 ? "–" : ""}${origins.map((origin) => html`<span>${originText(origin)}<br></span>`)}</span>`
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

type Downloads = Catalogue["downloads"];

/** Addresses are relative, so that they hold wherever the site lies. */
const downloadLink = ({version}: Downloads, path: string, text: string): HTMLElement =>
  html`<a href=${`../downloads/${version}/${path}`} download=${path}>${text}</a>`;

const ofTable = (downloads: Downloads, table: string): HTMLElement[] =>
  downloads.files
    .filter((file) => file.table === table)
    .map(({path, format}) => downloadLink(downloads, path, words(format)));

const tableSection = (table: Table, downloads: Downloads): HTMLElement =>
  html`<details class="card table-details" id=${`table-${table.name}`}><summary><h3><code>${table.name}</code></h3>
    <span class="quiet num">${words("rows", {n: integer(table.rows)})}</span><span class="foreign" lang="en">${table.description}</span></summary>
    <p>${words("take")}${ofTable(downloads, table.name).map((link) => html`<span> ${link}</span>`)}</p>
    ${columnTable(table)}${profileTable(table)}<p>${words("originsNote")}<a href="../sql/">${words("sqlPage")}</a>.</p>${sampleTable(table)}<p class="quiet">${words(
      "made",
      {
        step: table.lineage.madeBy,
        date: date(table.lineage.madeAt),
        hash: table.lineage.contentHash.slice(0, 12)
      }
    )}</p></details>`;

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

const fileTable = ({downloads}: Catalogue): HTMLElement =>
  dataTable<Downloads["files"][number]>({
    caption: words("files"),
    rows: downloads.files,
    tall: true,
    columns: [
      {
        key: "file",
        label: words("file"),
        rowHeader: true,
        sort: ({path}) => path,
        cell: ({path}) => downloadLink(downloads, path, path)
      },
      {
        key: "holds",
        label: words("holds"),
        sort: ({table}) => table ?? "",
        cell: ({table, format}) =>
          table === null ? words(format) : words("ofTable", {table, format: words(format)})
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
      }
    ]
  }).element;

/** The warehouse's tables; null before the ETL has run. */
export async function cataloguePage(catalogue: Catalogue | null, erd: string): Promise<HTMLElement> {
  if (!catalogue) return notMadeYet(words("what"), "npm run etl");
  const tables = await inTasks(
    catalogue.tables.map((table) => () => tableSection(table, catalogue.downloads))
  );
  return html`<div>${erd ? html.fragment`<h2>${words("diagram")}</h2>${diagram(erd)}` : ""}
    <h2>${words("tables")}</h2>${tables}<h2 id="downloads">${words("files")}</h2><p>${words("filesNote", {version: catalogue.downloads.version})}</p>${fileTable(catalogue)}</div>`;
}
