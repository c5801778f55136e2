import {standaloneSvg} from "../charts/export.ts";
import {chartName} from "./find-outputs.ts";

/** The colour that a drawing stands on. */
function backgroundOf(element: Element): string {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const {backgroundColor} = getComputedStyle(at);
    if (backgroundColor !== "" && !/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor))
      return backgroundColor;
  }
  return "white";
}

/** A drawing on the page as a file of its own, which says what it is called. */
export function svgFile(drawing: SVGSVGElement): string {
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = chartName(drawing);
  return standaloneSvg(drawing, backgroundOf(drawing)).replace(
    /^<svg[^>]*>/,
    (head) => head + new XMLSerializer().serializeToString(title)
  );
}
