import {html} from "../ui/html.ts";

export const resultChip = (good: boolean, text: string): HTMLElement =>
  html`<span class=${`chip ${good ? "chip-good" : "chip-bad"}`}>${good ? "✓" : "✗"} ${text}</span>`;
