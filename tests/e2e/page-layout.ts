import type {Page} from "playwright-core";

/** Texts of a page of which a part cannot be seen, nor scrolled to: beside the window, or in a box that hides it. */
export const cutTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    /** Pixels by which letters may stand out of their line without being cut. */
    const SLACK = 3;
    const cut = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue?.trim().slice(0, 60);
      const parent = node.parentElement;
      if (!text || !parent || parent.closest(".visually-hidden, script, style, noscript, option, svg"))
        continue;
      if (!parent.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width === 0) continue;
      let around: HTMLElement | null = parent;
      for (; around && around !== document.body; around = around.parentElement) {
        const {overflowX, overflowY} = getComputedStyle(around);
        if (/auto|scroll/.test(`${overflowX} ${overflowY}`)) break;
        if (overflowX === "visible" && overflowY === "visible") continue;
        const frame = around.getBoundingClientRect();
        // A box of one pixel is read out, not looked at.
        if (frame.width <= 1) break;
        if (
          box.right > frame.right + SLACK ||
          box.left < frame.left - SLACK ||
          box.bottom > frame.bottom + SLACK ||
          box.top < frame.top - SLACK
        )
          cut.add(`“${text}” is cut by ${around.tagName}.${around.className}`);
      }
      if (around === document.body && (box.right > innerWidth + 1 || box.left < -1))
        cut.add(`“${text}” is beside the window`);
    }
    return [...cut];
  });

/** What of a page paper would lose, or show though nobody can use it there. The page has to be shown as for print. */
export const printProblems = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const SLACK = 3;
    const problems: string[] = [];
    const seen = (selector: string): HTMLElement[] =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility());
    const name = ({ariaLabel, textContent, className}: HTMLElement): string =>
      (ariaLabel ?? (textContent || className)).trim().slice(0, 60);
    for (const element of seen("#observablehq-header, .take-along"))
      problems.push(`${element.id || element.className} is printed`);
    for (const button of seen("main :is(button, .button):not(th button, .option, .slot)"))
      problems.push(`“${name(button)}” is printed, to be pressed`);
    // Chromium repeats a head's text on each sheet, but not what is in a button's box.
    for (const button of seen("thead th > button"))
      if (button.getClientRects().length > 0)
        problems.push(`the head “${name(button)}” is on the first sheet only`);
    // Chromium shrinks what is wider than the sheet, down to half.
    for (const box of seen(".table-scroll, .map-scroll, pre")) {
      const [right, below] = [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight];
      if (below > SLACK || right > (box.tagName === "PRE" ? SLACK : box.clientWidth / 2))
        problems.push(`${box.tagName} “${name(box)}” is cut by ${right} × ${below} px`);
    }
    for (const drawing of seen(".chart .drawing")) {
      const svg = drawing.querySelector("svg");
      const blank = svg ? drawing.clientHeight - svg.getBoundingClientRect().height : 0;
      if (blank > 40)
        problems.push(`${Math.round(blank)} px are blank below “${name(drawing.parentElement!)}”`);
    }
    return problems;
  });

/** Labels of an axis that stand on each other. */
export const crowdedTicks = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("figure.chart svg g")].flatMap((group) => {
      const texts = [...group.children].filter((child) => child.tagName === "text" && child.textContent);
      if (texts.some((text) => text.getAttribute("transform")?.includes("rotate"))) return [];
      const boxes = texts.map((text) => text.getBoundingClientRect());
      const at = boxes.findIndex(({left, bottom}, index) => {
        const before = boxes[index - 1];
        return before?.bottom === bottom && before.left < left && before.right > left;
      });
      return at > 0
        ? [`labels stand on each other: ${texts[at - 1].textContent}, ${texts[at].textContent}`]
        : [];
    })
  );
