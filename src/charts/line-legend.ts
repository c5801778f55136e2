import {html, svg} from "../ui/html.ts";

export interface LineStyle {
  readonly stroke: string;
  /** As `stroke-dasharray`; `none` for a whole line. */
  readonly dash: string;
}

/** Names and samples of a chart's lines: colour and dash together, since colour alone does not reach everyone. */
export const lineLegend = (entries: readonly (readonly [name: string, style: LineStyle])[]): HTMLElement =>
  html`<ul class="legend">${entries.map(
    ([name, {stroke, dash}]) =>
      html`<li>${svg`<svg width="30" height="12" aria-hidden="true"><line x1="0" x2="30" y1="6" y2="6"
        style=${`stroke:${stroke};stroke-width:2.25;stroke-dasharray:${dash}`}></line></svg>`}${name}</li>`
  )}</ul>`;
