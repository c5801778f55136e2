import {download} from "../charts/export.ts";
import {html, uniqueId} from "../ui/html.ts";
import {queryNotebook} from "./query-notebook.ts";
import {splitStatements} from "./split-statements.ts";
import {words} from "./sql-words.ts";

/** A notebook of the query, to save. @param query the editor's text when the reader asks */
export function notebookOffer(query: () => string): readonly [button: HTMLElement, place: HTMLElement] {
  const id = uniqueId("notebook");
  const place: HTMLElement = html`<div id=${id} class="card sql-notebook" hidden></div>`;
  const show = (): string | null => {
    const statements = splitStatements(query());
    return statements.length === 0 ? null : queryNotebook(words("notebookTitle"), statements);
  };
  const toggle = (event: Event): void => {
    const text = place.hidden ? show() : null;
    place.hidden = text === null;
    (event.currentTarget as HTMLElement).setAttribute("aria-expanded", String(!place.hidden));
    if (text === null) return;
    const save = (): void => download("my-query.md", new Blob([text], {type: "text/markdown"}));
    place.replaceChildren(
      html`<p>${words("notebookHow")}</p>`,
      html`<pre tabindex="0" aria-label=${words("notebookText")}>${text}</pre>`,
      html`<button type="button" class="button button-small" ${{onclick: save}}>↓ ${words("save")} my-query.md</button>`
    );
  };
  return [
    html`<button type="button" class="button" aria-expanded="false" aria-controls=${id} ${{onclick: toggle}}>${words("notebook")}</button>`,
    place
  ];
}
