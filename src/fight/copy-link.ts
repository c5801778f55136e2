import {words} from "./fight-words.ts";

/** How long a button says what it did. */
const TOLD_MS = 2000;

/** Without HTTPS there is no clipboard, in a frame it may be refused. */
const copied = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};

/** Puts an address into the browser's bar and the clipboard, and lets the button say for a moment where it is now. */
export async function copyLink(button: HTMLElement, address: string): Promise<void> {
  history.replaceState(null, "", address);
  button.textContent = words((await copied(location.href)) ? "shared" : "inTheBar");
  setTimeout(() => {
    button.textContent = words("share");
  }, TOLD_MS);
}
