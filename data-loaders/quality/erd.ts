import type {Box, GraphEdge, GraphNode, LaidOutGraph, Route} from "../../lib/diagram/graph.ts";
import {layOutGraph} from "../../lib/diagram/lay-out-graph.ts";
import {routePath} from "../../lib/diagram/route-path.ts";
import {textWidth} from "../../lib/diagram/text-width.ts";
import {foreignKeysOf} from "../schema/ddl.ts";
import type {Column, Table} from "../schema/table.ts";
import {TABLE_NAMES, TABLES} from "../schema/tables.ts";

const tables: readonly Table[] = TABLE_NAMES.map((name) => TABLES[name]);
const keyOf = (table: Table, name: string, column: Column): string =>
  [
    ...(table.primaryKey.includes(name) ? ["PK"] : []),
    ...(column.references ? ["FK"] : []),
    ...(column.unique ? ["UK"] : [])
  ].join(", ");

/** The schema as a Mermaid entity-relationship diagram. */
export function erdMermaid(): string {
  const entities = tables.map((table) => {
    const columns = Object.entries(table.columns).map(([name, column]) =>
      `    ${column.type} ${name} ${keyOf(table, name, column)}`.trimEnd()
    );
    return `  ${table.name} {\n${columns.join("\n")}\n  }`;
  });
  const relations = tables.flatMap((table) =>
    foreignKeysOf(table).map(({column, table: target}) => {
      const optional = table.columns[column].nullable ? "|o" : "||";
      return `  ${target} ${optional}--o{ ${table.name} : ${column}`;
    })
  );
  return `erDiagram\n${[...entities, ...relations].join("\n")}\n`;
}

const SIZE = 13;
const NAME_SIZE = 14;
const KEY_SIZE = 11;
const LINE = 21;
const TITLE = 28;
const PADDING = 10;
const GAPS = {layers: 100, boxes: 28, margin: 12};
const MOST_COLUMNS = 12;

interface Line {
  readonly name: string;
  readonly text: string;
  readonly key: string;
}

function linesOf(table: Table): readonly Line[] {
  const all = Object.entries(table.columns).map(([name, column]) => ({
    name,
    text: column.nullable ? `${name} ?` : name,
    key: keyOf(table, name, column)
  }));
  if (all.length <= MOST_COLUMNS) return all;
  const shown = all.slice(0, MOST_COLUMNS);
  return [...shown, {name: "", text: `… ${all.length - shown.length} more`, key: ""}];
}

function sizeOf(table: Table): GraphNode {
  const lines = linesOf(table);
  const widths = lines.map(
    ({text, key}) => textWidth(text, SIZE) + (key ? 2 * PADDING + textWidth(key, KEY_SIZE) : 0)
  );
  return {
    id: table.name,
    width: 2 * PADDING + Math.ceil(Math.max(textWidth(table.name, NAME_SIZE, {bold: true}), ...widths)),
    height: TITLE + lines.length * LINE + 8
  };
}

/** Height of a column's line below its table's upper edge; that of the last line for one that is not shown. */
function lineY(table: Table, column: string): number {
  const lines = linesOf(table);
  const index = lines.findIndex(({name}) => name === column);
  return TITLE + (index < 0 ? lines.length - 1 : index) * LINE + LINE / 2 + 1.5;
}

/** A foreign key, from the line of what it references to its own. */
interface Reference extends GraphEdge {
  readonly column: string;
}

const references: readonly Reference[] = tables.flatMap((table) =>
  foreignKeysOf(table).map(({column, table: name}) => {
    const target = tables.find((other) => other.name === name)!;
    const [id] = target.primaryKey;
    return {from: name, to: table.name, column, leaves: lineY(target, id), enters: lineY(table, column)};
  })
);

/** The tables' places: what is referenced stands to the left of what references it. */
export const layOutErd = (): LaidOutGraph<Reference> =>
  layOutGraph(tables.map(sizeOf), references, {flow: "right", gaps: GAPS});

function drawReference({edge: {from, to, column}, points}: Route<Reference>): string {
  const title = `<title>${to}.${column} references ${from}</title>`;
  return `<path d="${routePath(points, "right")}" marker-start="url(#erd-end)">${title}</path>`;
}

function drawTable({x, y, width, height}: Box, table: Table): string {
  const rows = linesOf(table).map(({text, key}, index) => {
    const at = y + TITLE + index * LINE + 16;
    const tag = key
      ? `<text class="key" x="${x + width - PADDING}" y="${at}" text-anchor="end">${key}</text>`
      : "";
    return `<text x="${x + PADDING}" y="${at}">${text}</text>${tag}`;
  });
  return [
    `<g><title>${table.description}</title>`,
    `<rect class="box" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>`,
    `<text class="name" x="${x + PADDING}" y="${y + 19}">${table.name}</text>`,
    `<line class="rule" x1="${x}" y1="${y + TITLE}" x2="${x + width}" y2="${y + TITLE}"/>`,
    ...rows,
    "</g>"
  ].join("");
}

const STYLE = `.erd text{font:${SIZE}px var(--sans-serif,system-ui,sans-serif);fill:var(--theme-foreground,#1b1e23)}
.erd .name{font-weight:700;font-size:${NAME_SIZE}px}.erd .key{font-size:${KEY_SIZE}px;fill:var(--theme-foreground-muted,#666)}
.erd .box{fill:var(--theme-background-alt,#fff);stroke:var(--theme-foreground-faint,#999)}
.erd .rule{stroke:var(--theme-foreground-faint,#999)}
.erd path{fill:none;stroke:var(--theme-foreground-muted,#666);stroke-width:1.2}
.erd marker path{fill:var(--theme-foreground-muted,#666);stroke:none}`;

/** The schema as a picture. */
export function erdSvg(): string {
  const {width, height, boxes, routes} = layOutErd();
  return [
    `<svg class="erd" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="erd-title erd-description">`,
    '<title id="erd-title">Entity-relationship diagram of the warehouse</title>',
    `<desc id="erd-description">${tables.length} tables; an arrow leads from a foreign key to the table it references.</desc>`,
    `<style>${STYLE}</style>`,
    '<defs><marker id="erd-end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0,0L8,4L0,8z"/></marker></defs>',
    ...routes.map(drawReference),
    ...boxes.map((box, index) => drawTable(box, tables[index])),
    "</svg>\n"
  ].join("\n");
}
