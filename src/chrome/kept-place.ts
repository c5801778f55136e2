/**
 * A document's two languages are not equally long: whoever changes the language goes on reading where they were, as
 * far into the same section.
 */
const KEY = "place";

/** Below the site's bar. */
const READING_LINE = 96;

interface Place {
  readonly path: string;
  readonly id: string;
  /** Share of the section that is above the line at which one reads. */
  readonly share: number;
}

interface Section {
  readonly id: string;
  readonly top: number;
  readonly height: number;
}

/** A document's sections as they stand in the window; none where the page is no document. */
function sections(): Section[] {
  const text = document.querySelector<HTMLElement>("main .prose");
  if (text === null) return [];
  const headings = [...text.querySelectorAll<HTMLElement>(":is(h2, h3)[id]")];
  const tops = headings.map((heading) => heading.getBoundingClientRect().top);
  const ends = [...tops.slice(1), text.getBoundingClientRect().bottom];
  return headings.map(({id}, index) => ({id, top: tops[index], height: ends[index] - tops[index]}));
}

/** Remembers where the reader is, for the same page in another language. */
export function keepPlace(): void {
  const section = sections().findLast(({top}) => top <= READING_LINE);
  if (section === undefined) return;
  const {id, top, height} = section;
  const place: Place = {path: location.pathname, id, share: (READING_LINE - top) / Math.max(height, 1)};
  try {
    sessionStorage.setItem(KEY, JSON.stringify(place));
    history.scrollRestoration = "manual";
  } catch {
    // A browser that forbids storage begins anew.
  }
}

/** Goes where the reader was before the language changed, if it has just changed. */
export function returnToPlace(): void {
  let place: Place | null = null;
  try {
    place = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Place | null;
    sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
  if (place?.path !== location.pathname) return;
  const {id, share} = place;
  const go = (): void => {
    const section = sections().find((own) => own.id === id);
    if (section === undefined) return;
    const top = scrollY + section.top + share * section.height - READING_LINE;
    scrollTo({top, behavior: "instant"});
  };
  go();
  // A browser goes to an address's fragment, or where it was, once all is loaded.
  addEventListener(
    "load",
    () =>
      requestAnimationFrame(() => {
        go();
        history.scrollRestoration = "auto";
      }),
    {once: true}
  );
}
