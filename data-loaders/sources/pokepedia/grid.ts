import type {CheerioAPI} from "cheerio";
import type {AnyNode, Element} from "domhandler";

export interface Cell {
  readonly text: string;
  /** Titles of the links in it, which name articles. */
  readonly links: readonly string[];
  readonly header: boolean;
}

/** Rows of equal length; a cell that spans stands in each place that it covers. */
export type Grid = readonly (readonly (Cell | null)[])[];

const tidy = (text: string): string => text.replace(/[\s\u00a0]+/g, " ").trim();

const span = (value: string | undefined, preset = 1): number => {
  const number = Number.parseInt(value ?? "", 10);
  return Number.isInteger(number) && number >= 0 ? number : preset;
};

const UNREAD: readonly string[] = ["sup", "style", "script"];

/** A cell's text without footnotes; a line break separates words. */
function textOf(node: AnyNode): string {
  if (node.type === "text") return node.data;
  if (!("children" in node)) return "";
  if ("tagName" in node && UNREAD.includes(node.tagName)) return "";
  if ("tagName" in node && node.tagName === "br") return " ";
  return node.children.map(textOf).join("");
}

const cellOf = ($: CheerioAPI, element: Element): Cell => ({
  text: tidy(textOf(element)),
  links: $("a[title]", element)
    .toArray()
    .map((link) => tidy(link.attribs.title)),
  // A head may have a row of controls without headings.
  header: element.tagName === "th" || $(element).closest("thead").length > 0
});

/**
 * Resolves a table's rowspan and colspan as HTML does, so that a column of the grid is a column on the page.
 * Rows of tables inside it are not its own.
 */
export function gridOf($: CheerioAPI, table: Element): Grid {
  const rows = $(table)
    .find("tr")
    .toArray()
    .filter((row) => $(row).closest("table")[0] === table);
  const grid: (Cell | null)[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const element of $(row).children("th, td").toArray()) {
      while (grid[y][x] !== undefined) x++;
      const cell = cellOf($, element);
      const width = Math.max(1, span($(element).attr("colspan")));
      // A rowspan of 0 reaches to the end of the table.
      const height = span($(element).attr("rowspan")) || rows.length - y;
      for (let below = y; below < Math.min(rows.length, y + height); below++)
        for (let right = x; right < x + width; right++) grid[below][right] ??= cell;
      x += width;
    }
  }
  const width = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row) => Array.from({length: width}, (_, x) => row[x] ?? null));
}
