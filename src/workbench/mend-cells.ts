/**
 * Names what Framework's inputs and Plot's drawings leave unnamed, for those who do not see them: a slider beside the
 * number it sets, a table that scrolls, the marks inside a drawing, which are no objects of their own.
 */
function mend(): void {
  for (const slider of document.querySelectorAll<HTMLInputElement>(
    "form input[type=range]:not([aria-label])"
  )) {
    const label = slider.closest("form")?.querySelector("label")?.textContent?.trim();
    if (label) slider.ariaLabel = label;
  }
  for (const table of document.querySelectorAll<HTMLElement>("form[class*='-table']:not([tabindex])")) {
    table.tabIndex = 0;
    table.setAttribute("role", "group");
    table.ariaLabel = table.closest("figure")?.querySelector("figcaption")?.textContent ?? "Table";
  }
  // A table of rows nobody can choose has an empty first heading.
  for (const empty of document.querySelectorAll("form[class*='-table'] th:first-child:empty"))
    empty.replaceWith(document.createElement("td"));
  for (const drawing of document.querySelectorAll<SVGSVGElement>("svg[class^='plot-']:not([role])")) {
    const name =
      drawing.getAttribute("aria-label") ??
      drawing.closest("figure")?.querySelector("h2, h3, figcaption")?.textContent ??
      "";
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", name || "Plot");
    for (const mark of drawing.querySelectorAll("g[aria-label], g[aria-description]")) {
      mark.removeAttribute("aria-label");
      mark.removeAttribute("aria-description");
    }
  }
}

/** Mends what is there and whatever cells show later. */
export function mendCells(): void {
  mend();
  new MutationObserver(mend).observe(document.body, {childList: true, subtree: true});
}
