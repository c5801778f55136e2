import {download} from "../charts/export.ts";
import type {NotebookFile} from "./notebook-files.ts";
import {SOURCE_ID} from "./page-parts.ts";
import {offerOutputs} from "./save-outputs.ts";
import type {FileSources} from "./table-files.ts";
import {words} from "./words.ts";

/** Wires what the build put below the notebook's title, and gives charts and tables their tools. */
export function offerFiles(sources: FileSources): void {
  const main = document.querySelector("main");
  const source = document.getElementById(SOURCE_ID)?.textContent;
  if (main === null || !source) return;
  const name =
    location.pathname
      .replace(/\/$/, "")
      .split("/")
      .at(-1)
      ?.replace(/\.html$/, "") || "notebook";
  const bar = main.querySelector<HTMLElement>(".take-along");
  const status = bar?.querySelector("[role=status]");
  const tell = (text: string): void => status?.replaceChildren(text);
  for (const button of bar?.querySelectorAll<HTMLButtonElement>("button[data-file]") ?? [])
    button.addEventListener("click", async () => {
      const kind = button.dataset.file as NotebookFile;
      const file = `${name}.${kind}`;
      button.disabled = true;
      tell(words("making", {file}));
      try {
        const {notebookFile} = await import("./notebook-files.ts");
        download(file, await notebookFile(kind, main, name, JSON.parse(source) as string));
        tell(words("made", {file}));
      } catch (error) {
        tell(words("failed", {file, problem: (error as Error).message}));
      } finally {
        button.disabled = false;
      }
    });
  offerOutputs(main, sources, tell);
}
