import {html, when} from "./html.ts";
import {keep} from "./kept-state.ts";
import {nextTask} from "./task.ts";

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  readonly numeric?: boolean;
  /** What a cell shows. */
  cell(row: Row): Node | string | number;
  /** What the column sorts by; without it the column cannot be sorted. */
  sort?(row: Row): number | string;
  /** A row's name: a header cell. */
  readonly rowHeader?: boolean;
}

export interface TableOptions<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly sortBy?: string;
  readonly descending?: boolean;
  readonly tall?: boolean;
  /** The address's parameter for its order; after its first column without it; null for one that is not kept. */
  readonly key?: string | null;
}

const compare = (a: number | string, b: number | string): number =>
  typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));

/** Rows in a column's order; equal rows keep theirs. */
export function sortRows<Row>(
  rows: readonly Row[],
  column: Column<Row> | undefined,
  descending: boolean
): Row[] {
  const key = column?.sort;
  if (!key) return [...rows];
  return [...rows].sort((a, b) => (descending ? -1 : 1) * compare(key(a), key(b)));
}

export interface DataTable<Row> {
  readonly element: HTMLElement;
  update(rows: readonly Row[]): void;
}

/** Rows are put into the page a task at a time, each this long. */
const TASK_MS = 16;
/** The first task fills the region, on however slow a machine: what stands below it must not move. */
const FIRST_ROWS = 30;

/** A table with a caption, sorted by buttons in its head, inside a region that scrolls by keyboard. */
export function dataTable<Row>(options: TableOptions<Row>): DataTable<Row> {
  let {rows} = options;
  let sortBy = options.sortBy;
  let descending = options.descending ?? false;
  const body: HTMLTableSectionElement = html`<tbody></tbody>`;
  const heads = options.columns.map((column) => {
    const content = column.sort
      ? html`<button type="button" ${{
          onclick: () => {
            descending = sortBy === column.key ? !descending : Boolean(column.numeric);
            sortBy = column.key;
            render();
          }
        }}>${column.label}</button>`
      : column.label;
    return html`<th scope="col" class=${when(Boolean(column.numeric), "num")}>${content}</th>` as HTMLElement;
  });
  // Plain DOM: a template for each of thousands of cells takes many times as long.
  const cellOf = (column: Column<Row>, row: Row): HTMLElement => {
    const cell = document.createElement(column.rowHeader ? "th" : "td");
    if (column.rowHeader) cell.setAttribute("scope", "row");
    if (column.numeric) cell.className = "num";
    const content = column.cell(row);
    cell.append(content instanceof Node ? content : String(content));
    return cell;
  };
  const rowOf = (row: Row): HTMLElement => {
    const element = document.createElement("tr");
    element.append(...options.columns.map((column) => cellOf(column, row)));
    return element;
  };
  let round = 0;
  const fill = async (sorted: readonly Row[]): Promise<void> => {
    round += 1;
    const own = round;
    body.replaceChildren();
    body.ariaBusy = "true";
    for (let next = 0; next < sorted.length; ) {
      const end = performance.now() + TASK_MS;
      do body.append(rowOf(sorted[next++]));
      while (next < sorted.length && (next < FIRST_ROWS || performance.now() < end));
      if (next === sorted.length) break;
      await nextTask();
      if (own !== round) return;
    }
    body.ariaBusy = null;
  };
  const render = (): void => {
    for (const [index, column] of options.columns.entries()) {
      if (!column.sort) continue;
      heads[index].ariaSort = column.key === sortBy ? (descending ? "descending" : "ascending") : "none";
    }
    const sorted = sortRows(
      rows,
      options.columns.find(({key}) => key === sortBy),
      descending
    );
    void fill(sorted);
  };
  render();
  const element: HTMLElement = html`<div class=${`table-scroll${options.tall ? " tall" : ""}`} role="region"
    aria-label=${options.caption} tabindex="0"><table><caption class="visually-hidden">${options.caption}</caption>
    <thead><tr>${heads}</tr></thead>${body}</table></div>`;
  const order = (): string => (sortBy === undefined ? "" : `${descending ? "-" : ""}${sortBy}`);
  const {key: kept = `sort-${options.columns[0]?.key}`} = options;
  if (kept !== null && options.columns.some(({sort}) => sort))
    keep(kept, element, {
      read: order,
      write(wanted) {
        const column = wanted.replace(/^-/, "");
        if (wanted !== "" && !options.columns.some(({key, sort}) => key === column && sort)) return;
        sortBy = column || undefined;
        descending = wanted.startsWith("-");
        render();
      }
    });
  return {
    element,
    update(next) {
      rows = next;
      render();
    }
  };
}
