import {download} from "../charts/export.ts";
import type {NotebookFile} from "./notebook-files.ts";
import {SOURCE_ID} from "./page-parts.ts";
import {offerOutputs} from "./save-outputs.ts";
import type {FileSources} from "./table-files.ts";
import {words} from "./words.ts";

const BAR = ".take-along";

const notebookName = (): string =>
  location.pathname
    .replace(/\/$/, "")
    .split("/")
    .at(-1)
    ?.replace(/\.html$/, "") || "notebook";

async function save(button: HTMLButtonElement, main: Element, tell: (text: string) => void): Promise<void> {
  const name = notebookName();
  const kind = button.dataset["file"] as NotebookFile;
  const file = `${name}.${kind}`;
  button.disabled = true;
  tell(words("making", {file}));
  try {
    const source = JSON.parse(document.getElementById(SOURCE_ID)?.textContent ?? '""') as string;
    const {notebookFile} = await import("./notebook-files.ts");
    download(file, await notebookFile(kind, main, name, source));
    tell(words("made", {file}));
  } catch (error) {
    tell(words("failed", {file, problem: (error as Error).message}));
  } finally {
    button.disabled = false;
  }
}

/** Pages whose files are offered: the cell that offers them runs again when the development loop changes it. */
const offered = new WeakSet<Element>();

/** Wires what the build put below the notebook's title, and gives charts and tables their tools. */
export function offerFiles(sources: FileSources): void {
  const main = document.querySelector("main");
  if (main === null || document.getElementById(SOURCE_ID) === null || offered.has(main)) return;
  offered.add(main);
  const tell = (text: string): void => main.querySelector(`${BAR} [role=status]`)?.replaceChildren(text);
  // The bar itself may be another one after a change that the development loop shows.
  main.addEventListener("click", ({target}) => {
    const button =
      target instanceof Element ? target.closest<HTMLButtonElement>(`${BAR} button[data-file]`) : null;
    if (button) void save(button, main, tell);
  });
  offerOutputs(main, sources, tell);
}
