import {download} from "../charts/export.ts";
import {html} from "../ui/html.ts";
import {words} from "./words.ts";

/** A button that saves the page that it stands on as one HTML file, as it is then. @param name the file's, without ending */
export function reportFile(name: string): HTMLElement {
  const file = `${name}.html`;
  const status: HTMLElement = html`<span role="status"></span>`;
  const save = async (button: HTMLButtonElement): Promise<void> => {
    button.disabled = true;
    status.textContent = words("making", {file});
    try {
      const {toHtmlFile} = await import("./to-html-file.ts");
      const text = await toHtmlFile(document.querySelector("main")!, {kind: "report", now: new Date()});
      download(file, new Blob([text], {type: "text/html"}));
      status.textContent = words("made", {file});
    } catch (error) {
      status.textContent = words("failed", {file, problem: (error as Error).message});
    } finally {
      button.disabled = false;
    }
  };
  return html`<div class="take-along"><p><button type="button" class="button button-small" ${{
    onclick: ({currentTarget}: Event) => void save(currentTarget as HTMLButtonElement)
  }}>${words("takeReport")}</button> <span class="quiet">${words("takeReportNote")} ${status}</span></p></div>`;
}
