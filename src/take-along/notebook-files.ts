import {language} from "../i18n/language.ts";
import {recordNotebook} from "./record-notebook.ts";
import {toHtmlFile} from "./to-html-file.ts";
import {toIpynb} from "./to-ipynb.ts";
import {words} from "./words.ts";

export type NotebookFile = "md" | "ipynb" | "html";

const ipynb = (main: Element, name: string, now: Date): Blob => {
  const date = now.toLocaleDateString(language(), {dateStyle: "long"});
  const note = words("madeOf", {address: location.origin + location.pathname, date});
  return new Blob([`${JSON.stringify(toIpynb(recordNotebook(main, name), note), null, 1)}\n`], {
    type: "application/x-ipynb+json"
  });
};

/** A notebook as a file to take along, as it is now. @param source its Markdown file */
export async function notebookFile(
  kind: NotebookFile,
  main: Element,
  name: string,
  source: string,
  now = new Date()
): Promise<Blob> {
  const markdown = new Blob([source], {type: "text/markdown"});
  if (kind === "md") return markdown;
  if (kind === "ipynb") return ipynb(main, name, now);
  const files = [
    {name: `${name}.md`, label: "Markdown", content: markdown},
    {name: `${name}.ipynb`, label: "Jupyter", content: ipynb(main, name, now)}
  ];
  return new Blob([await toHtmlFile(main, {kind: "notebook", files, now})], {type: "text/html"});
}
