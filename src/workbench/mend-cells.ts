import {both} from "./both.ts";

/** Tables named so far: two of the same columns must not have one name. */
let numbered = 0;

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
    const columns = [...table.querySelectorAll("th")].map((head) => head.textContent?.trim()).filter(Boolean);
    numbered += 1;
    table.ariaLabel = both(
      `Table ${numbered}: ${columns.join(", ")}`,
      `Tableau ${numbered} : ${columns.join(", ")}`
    );
  }
  // Framework sorts a table by a click on a head, which is no button.
  for (const head of document.querySelectorAll<HTMLElement>(
    "form[class*='-table'] th:not(:first-child):not([tabindex])"
  )) {
    head.tabIndex = 0;
    head.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      head.click();
    });
    head.addEventListener("click", () => {
      for (const each of head.parentElement!.children) each.ariaSort = null;
      head.ariaSort = head.textContent?.includes("▾") ? "descending" : "ascending";
    });
  }
  // Above the place of the boxes that choose rows, even where there are none.
  for (const empty of document.querySelectorAll("form[class*='-table'] th:first-child:empty")) {
    const name = document.createElement("span");
    name.className = "visually-hidden";
    name.textContent = both("Choice", "Choix");
    empty.append(name);
  }
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
  let isWaiting = false;
  // A change draws many cells anew: what they leave is looked at once.
  const later = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      mend();
    });
  };
  new MutationObserver(later).observe(document.body, {childList: true, subtree: true});
}
