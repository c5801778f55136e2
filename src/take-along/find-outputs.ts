/** Charts and tables of a notebook's page, as elements. */

/** Drawings that mean something by themselves: Plot's, and what else has a name. */
const CHART = "svg[class^='plot-']:not([class*='ramp']), svg[role='img'][aria-label]";
const TABLE = "form[class*='-table'], table";

const isWithin = (element: Element, selector: string): boolean =>
  element.parentElement?.closest(selector) !== null && element.parentElement?.closest(selector) !== undefined;

export const isChart = (element: Element): element is SVGSVGElement => element.matches("svg");

/** Elements of an element, in order: charts as their drawing, tables as form or table. What has its own tools is left. */
export const findOutputs = (root: Element): (SVGSVGElement | HTMLElement)[] =>
  [root, ...root.querySelectorAll<SVGSVGElement | HTMLElement>("*")].filter(
    (element): element is SVGSVGElement | HTMLElement =>
      (element.matches(CHART) && !isWithin(element, "svg, form, table, [aria-hidden='true']")) ||
      (element.matches(TABLE) && !isWithin(element, TABLE))
  );

const text = (element: Element | null | undefined): string =>
  (element?.textContent ?? "").replaceAll(/\s+/g, " ").trim();

/** What a chart is called: by its own name, else by what stands around it. */
export function chartName(drawing: SVGSVGElement): string {
  const around = drawing.closest("figure");
  return (
    drawing.getAttribute("aria-label") ||
    text(around?.querySelector("h2, h3, figcaption")) ||
    text(drawing.querySelector("title")) ||
    "Plot"
  );
}
