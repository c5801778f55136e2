import {cellSource} from "../take-along/cell-source.ts";
import {type Failure, failureShownAs, lineOfFailure} from "../take-along/failure-line.ts";
import {both} from "./both.ts";

const ERRORS = ".observablehq--block[data-line] > .observablehq--error:not([data-place])";

/** What `keep-failures.ts` has kept. */
const kept = (): readonly Failure[] =>
  (globalThis as {readonly notebookFailures?: readonly Failure[]}).notebookFailures ?? [];

function tell(error: HTMLElement, line: number): void {
  const file = `src${location.pathname.slice(location.pathname.lastIndexOf("/notebooks/")).replace(/\.html$/, "")}.md`;
  error.dataset.place = both(`${file}, line ${line}`, `${file}, ligne ${line}`);
}

/**
 * Says of each error that a cell shows, now or later, where it comes from: the line that threw, else the line in which
 * the cell begins.
 */
export function tellLines(
  askPage = (): Promise<string> => fetch(location.href).then((page) => page.text())
): void {
  const look = (): void => {
    // An edit makes it another one.
    let page: Promise<string> | null = null;
    for (const error of document.querySelectorAll<HTMLElement>(ERRORS)) {
      const cell = cellSource(error.parentElement!);
      if (cell.line === null) continue;
      tell(error, cell.line);
      const failure = failureShownAs(error.textContent, kept());
      if (failure === undefined) continue;
      page ??= askPage();
      page
        .then((html) => lineOfFailure(failure, cell, html))
        // Without the page's text the cell's own line stays.
        .catch(() => null)
        .then((line) => {
          if (line !== null) tell(error, line);
        });
    }
  };
  look();
  new MutationObserver(look).observe(document.body, {childList: true, subtree: true});
}
