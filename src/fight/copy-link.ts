import {words} from "./fight-words.ts";

/** How long a button says what it did. */
const TOLD_MS = 2000;

/** Puts an address into the browser's bar and the clipboard, and lets the button say so for a moment. */
export async function copyLink(button: HTMLElement, address: string): Promise<void> {
  history.replaceState(null, "", address);
  await navigator.clipboard.writeText(location.href);
  button.textContent = words("shared");
  setTimeout(() => {
    button.textContent = words("share");
  }, TOLD_MS);
}
