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

const WIDTH = 232;
const GAP_X = 96;
const GAP_Y = 28;
const LINE = 20;
const TITLE = 28;
const MARGIN = 36;
const MOST_COLUMNS = 12;

interface Box {
  readonly table: Table;
  readonly x: number;
  readonly y: number;
  readonly lines: readonly {readonly name: string; readonly text: string; readonly key: string}[];
  readonly height: number;
}

function linesOf(table: Table): Box["lines"] {
  const all = Object.entries(table.columns).map(([name, column]) => ({
    name,
    text: column.nullable ? `${name} ?` : name,
    key: keyOf(table, name, column)
  }));
  if (all.length <= MOST_COLUMNS) return all;
  const shown = all.slice(0, MOST_COLUMNS);
  return [...shown, {name: "", text: `… ${all.length - shown.length} more`, key: ""}];
}

/** How many references lead from a table down to one that references nothing but itself. */
function rankOf(table: Table): number {
  const below = foreignKeysOf(table).filter(({table: target}) => target !== table.name);
  const ranks = below.map(({table: target}) => rankOf(tables.find(({name}) => name === target)!));
  return ranks.length === 0 ? 0 : 1 + Math.max(...ranks);
}

function layOut(): Box[] {
  const nextY = new Map<number, number>();
  return tables.map((table) => {
    const rank = rankOf(table);
    const y = nextY.get(rank) ?? MARGIN;
    const lines = linesOf(table);
    const height = TITLE + lines.length * LINE + 8;
    nextY.set(rank, y + height + GAP_Y);
    return {table, x: MARGIN + rank * (WIDTH + GAP_X), y, lines, height};
  });
}

const lineY = (box: Box, column: string): number => {
  const index = box.lines.findIndex(({name}) => name === column);
  return box.y + TITLE + (index < 0 ? box.lines.length - 1 : index) * LINE + LINE / 2 + 2;
};

const curve = (x1: number, y1: number, x2: number, y2: number): string => {
  const bend = (x1 - x2) / 2;
  return `C${x1 - bend},${y1} ${x2 + bend},${y2} ${x2},${y2}`;
};

/** Height of the free stripe between the boxes of a column that is nearest to `y`. */
function nearestGap(column: readonly Box[], y: number): number {
  const last = column[column.length - 1];
  const gaps = [...column.map((box) => box.y - GAP_Y / 2), last.y + last.height + GAP_Y / 2];
  return gaps.reduce((best, gap) => (Math.abs(gap - y) < Math.abs(best - y) ? gap : best));
}

/** A line from a foreign key to what it references; one that leads over a column passes between its boxes. */
function edge(from: Box, column: string, to: Box, boxes: readonly Box[]): string {
  const [y1, y2] = [lineY(from, column), lineY(to, "id")];
  const [x1, x2] = [from.x, to.x + WIDTH];
  let path: string;
  if (from === to) path = `M${x2},${y1}C${x2 + 44},${y1} ${x2 + 44},${y2} ${x2},${y2}`;
  else {
    const between = boxes.filter(({x}) => x > to.x && x < from.x);
    const gap = between.length > 0 ? nearestGap(between, (y1 + y2) / 2) : 0;
    const over = between.length > 0 ? [`${curve(x1, y1, between[0].x + WIDTH, gap)}H${between[0].x}`] : [];
    const [lastX, lastY] = between.length > 0 ? [between[0].x, gap] : [x1, y1];
    path = `M${x1},${y1}${over.join("")}${curve(lastX, lastY, x2, y2)}`;
  }
  const title = `<title>${from.table.name}.${column} references ${to.table.name}</title>`;
  return `<path d="${path}" marker-end="url(#erd-end)">${title}</path>`;
}

function drawBox({table, x, y, lines, height}: Box): string {
  const rows = lines.map(({text, key}, index) => {
    const at = y + TITLE + index * LINE + 16;
    const tag = key
      ? `<text class="key" x="${x + WIDTH - 10}" y="${at}" text-anchor="end">${key}</text>`
      : "";
    return `<text x="${x + 10}" y="${at}">${text}</text>${tag}`;
  });
  return [
    `<g><title>${table.description}</title>`,
    `<rect class="box" x="${x}" y="${y}" width="${WIDTH}" height="${height}" rx="6"/>`,
    `<text class="name" x="${x + 10}" y="${y + 19}">${table.name}</text>`,
    `<line class="rule" x1="${x}" y1="${y + TITLE}" x2="${x + WIDTH}" y2="${y + TITLE}"/>`,
    ...rows,
    "</g>"
  ].join("");
}

const STYLE = `.erd text{font:12px var(--sans-serif,system-ui,sans-serif);fill:var(--theme-foreground,#1b1e23)}
.erd .name{font-weight:700;font-size:13px}.erd .key{font-size:10px;fill:var(--theme-foreground-muted,#666)}
.erd .box{fill:var(--theme-background-alt,#fff);stroke:var(--theme-foreground-faint,#999)}
.erd .rule{stroke:var(--theme-foreground-faint,#999)}
.erd path{fill:none;stroke:var(--theme-foreground-muted,#666);stroke-width:1.2}
.erd marker path{fill:var(--theme-foreground-muted,#666);stroke:none}`;

/** The schema as a picture: what is referenced stands to the left of what references it. */
export function erdSvg(): string {
  const boxes = layOut();
  const byName = new Map(boxes.map((box) => [box.table.name, box]));
  const edges = boxes.flatMap((box) =>
    foreignKeysOf(box.table).map(({column, table}) => edge(box, column, byName.get(table)!, boxes))
  );
  const width = Math.max(...boxes.map(({x}) => x + WIDTH)) + MARGIN + 20;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN;
  return [
    `<svg class="erd" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="erd-title erd-description">`,
    '<title id="erd-title">Entity-relationship diagram of the warehouse</title>',
    `<desc id="erd-description">${tables.length} tables; an arrow leads from a foreign key to the table it references.</desc>`,
    `<style>${STYLE}</style>`,
    '<defs><marker id="erd-end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0,0L8,4L0,8z"/></marker></defs>',
    ...edges,
    ...boxes.map(drawBox),
    "</svg>\n"
  ].join("\n");
}
