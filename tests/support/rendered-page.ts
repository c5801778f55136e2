import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {Window} from "happy-dom";
import {afterEach, expect} from "vitest";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {type Language, language} from "../../src/i18n/language.ts";
import {expectKept} from "./golden.ts";

/** Times are told in one zone, wherever the tests run. */
process.env["TZ"] = "UTC";

/** Pixels of a drawing's place. */
const WIDTH = 640;

const ADDRESS = "http://localhost/predictiondex/page/";
const window = new Window({url: ADDRESS, width: 1024, height: 768});

/** What the pages take from a browser. */
const BROWSER = [
  "document",
  "location",
  "history",
  "localStorage",
  "Node",
  "NodeFilter",
  "NodeList",
  "HTMLCollection",
  "Element",
  "HTMLElement",
  "SVGElement",
  "SVGSVGElement",
  "DocumentFragment",
  "Event",
  "KeyboardEvent",
  "DOMParser",
  "MutationObserver",
  "XMLSerializer"
] as const;
for (const name of BROWSER)
  Object.defineProperty(globalThis, name, {value: window[name], configurable: true, writable: true});
Object.assign(globalThis, {
  window,
  getComputedStyle: window.getComputedStyle.bind(window),
  matchMedia: window.matchMedia.bind(window),
  addEventListener: window.addEventListener.bind(window),
  removeEventListener: window.removeEventListener.bind(window),
  requestAnimationFrame: (draw: FrameRequestCallback) => setTimeout(() => draw(0))
});

Object.defineProperty(window.HTMLElement.prototype, "clientWidth", {get: () => WIDTH});

// What a test's acts left in the address is not the next one's.
afterEach(() => history.replaceState(null, "", ADDRESS));

/** Every element is seen at once. */
class AlwaysSeen {
  readonly #tell: (entries: readonly {readonly isIntersecting: boolean}[]) => void;
  constructor(tell: (entries: readonly {readonly isIntersecting: boolean}[]) => void) {
    this.#tell = tell;
  }
  observe(): void {
    setTimeout(() => this.#tell([{isIntersecting: true}]));
  }
  disconnect(): void {}
}

/** Properties that browsers reflect as attributes, and happy-dom does not. */
for (const name of ["ariaBusy", "ariaSort", "ariaLabel", "ariaSelected"]) {
  const attribute = name.replace("aria", "aria-").toLowerCase();
  Object.defineProperty(window.Element.prototype, name, {
    configurable: true,
    get(this: Element) {
      return this.getAttribute(attribute);
    },
    set(this: Element, value: string | null) {
      if (value === null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    }
  });
}

/** There is no layout outside of a browser: every element is as wide as is said here, at once. */
class FixedWidth implements ResizeObserver {
  readonly #tell: ResizeObserverCallback;
  constructor(tell: ResizeObserverCallback) {
    this.#tell = tell;
  }
  observe(target: Element): void {
    this.#tell([{target, contentRect: {width: WIDTH, height: 400}}] as never, this);
  }
  unobserve(): void {}
  disconnect(): void {}
}

/** Attributes whose value is a name given in turn; what refers to one is told by the element's place. */
const NAMED = new Set(["id", "for", "aria-controls", "aria-labelledby", "aria-describedby", "clip-path"]);
/** Marks of a drawing that are told one by one; of those after them their number and a sum. */
const MARKS = 8;
/** Same in every drawing. */
const DRAWING = new Set([
  "aria-hidden",
  "fill",
  "font-family",
  "font-size",
  "style",
  "text-anchor",
  "viewBox",
  "class",
  "font-variant"
]);

const round = (text: string): string =>
  text.replaceAll(/-?\d+\.\d+/g, (figure) => String(Number(Number(figure).toFixed(1))));
const squeezed = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

function attributes(element: Element, drawn: boolean): string {
  const told = Array.from(element.attributes)
    .filter(
      ({name}) =>
        !NAMED.has(name) &&
        name !== "class" &&
        name !== "data-kept" &&
        !(drawn && element.tagName === "svg" && DRAWING.has(name))
    )
    .map(({name, value}) => (value === "" ? name : `${name}=${squeezed(drawn ? round(value) : value)}`));
  const classes = Array.from(element.classList, (name) => (name.startsWith("plot-") ? "" : `.${name}`)).join(
    ""
  );
  return `${classes}${told.length > 0 ? ` [${told.join(" | ")}]` : ""}`;
}

/** All figures of a drawing's mark, so that a mark which is not told one by one counts too. */
const figures = (mark: Element): number =>
  Array.from(mark.outerHTML.matchAll(/-?\d+(?:\.\d+)?/g), ([figure]) => Number(figure)).reduce(
    (sum, n) => sum + n,
    0
  );

function* outline(node: Node, depth: number, drawn: boolean): Generator<string> {
  const indent = "  ".repeat(depth);
  if (node.nodeType === 3) {
    const text = squeezed(node.textContent ?? "");
    if (text !== "") yield `${indent}“${text}”`;
    return;
  }
  if (node.nodeType !== 1) {
    for (const child of Array.from(node.childNodes)) yield* outline(child, depth, drawn);
    return;
  }
  const element = node as Element;
  const tag = element.tagName.toLowerCase();
  if (tag === "style") return;
  const inDrawing = drawn || tag === "svg";
  const children = Array.from(element.childNodes);
  const only =
    children.length === 1 && children[0].nodeType === 3
      ? ` “${squeezed(children[0].textContent ?? "")}”`
      : "";
  yield `${indent}${tag}${attributes(element, inDrawing)}${only}`;
  if (only !== "") return;
  const marks = inDrawing && tag === "g" ? children.filter((child) => child.nodeType === 1) : [];
  if (marks.length <= MARKS) {
    for (const child of children) yield* outline(child, depth + 1, inDrawing);
    return;
  }
  for (const mark of marks.slice(0, MARKS)) yield* outline(mark, depth + 1, true);
  const sum = marks.slice(MARKS).reduce((total, mark) => total + figures(mark as Element), 0);
  yield `${indent}  … ${marks.length - MARKS} more, sum ${sum.toFixed(1)}`;
}

/** What a reader can read, and hear: texts and names. */
function* texts(node: Node): Generator<string> {
  if (node.nodeType === 3) {
    const text = squeezed(node.textContent ?? "");
    if (/\p{L}/u.test(text)) yield text;
  } else if (node.nodeType === 1) {
    const element = node as Element;
    if (element.tagName.toLowerCase() === "style") return;
    for (const name of ["aria-label", "title", "placeholder"]) {
      const value = element.getAttribute(name);
      if (value) yield `${name}: ${squeezed(value)}`;
    }
  }
  if (node.nodeType !== 3) for (const child of Array.from(node.childNodes)) yield* texts(child);
}

/** Waits until tables are filled and charts are drawn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    if (turn > 4 && document.querySelector("[aria-busy]") === null) return;
  }
  throw new Error("the page is still busy");
}

export async function rendered(
  make: () => Node | Promise<Node>,
  spoken: Language = "en"
): Promise<HTMLElement> {
  Object.assign(globalThis, {ResizeObserver: FixedWidth, IntersectionObserver: AlwaysSeen});
  document.documentElement.lang = spoken;
  if (language() !== spoken) throw new Error("the page has no language");
  document.body.replaceChildren(await make());
  await settled();
  return document.body;
}

/** The page as an outline, one element a line. */
export const outlineOf = (node: Node): string[] =>
  Array.from(node.childNodes).flatMap((child) => [...outline(child, 0, false)]);

/** Kept files of a page's folder; addresses of modules are a server's in the tests' stand-in for a browser. */
export const goldenOf =
  (page: string) =>
  (name: string): URL =>
    pathToFileURL(join(REPOSITORY, "src", page, "golden", `${name}.txt`));

export type Act = (page: HTMLElement) => void | Promise<void>;

/**
 * Compares a page in English with a kept outline, what it says in French with kept lines, and what each of a reader's
 * acts, one after another, adds to the outline.
 */
export async function expectPage(
  golden: URL,
  make: () => Node | Promise<Node>,
  acts: Readonly<Record<string, Act>> = {}
): Promise<void> {
  const french = [...new Set(texts(await rendered(make, "fr")))];
  const page = await rendered(make);
  const kept = Array.from(page.querySelectorAll<HTMLElement>("[data-kept]"), ({dataset}) => dataset["kept"]);
  expect(
    kept.filter((key, at) => kept.indexOf(key) !== at),
    "addresses of two controls"
  ).toEqual([]);
  const lines = outlineOf(page);
  let before = new Set(lines);
  for (const [name, act] of Object.entries(acts)) {
    await act(page);
    await settled();
    const after = outlineOf(page);
    lines.push(`===== ${name}`, ...after.filter((line) => !before.has(line)));
    before = new Set(after);
  }
  expectKept(golden, [...lines, "===== en français", ...french]);
}

export const click =
  (selector: string, index = 0): Act =>
  (page) => {
    const found = page.querySelectorAll<HTMLElement>(selector)[index];
    if (!found) throw new Error(`the page has no ${selector} (${index})`);
    found.click();
  };

/** Chooses in the select, or types into the field, of that place. */
export const enter =
  (selector: string, value: string, index = 0): Act =>
  (page) => {
    const field = page.querySelectorAll<HTMLInputElement | HTMLSelectElement>(selector)[index];
    if (!field) throw new Error(`the page has no ${selector} (${index})`);
    field.value = value;
    field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", {bubbles: true}));
  };

export const submit =
  (selector: string): Act =>
  (page) => {
    page.querySelector(selector)!.dispatchEvent(new Event("submit", {cancelable: true}));
  };
