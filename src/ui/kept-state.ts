/** How a control's state is read and set, as text for the address. */
export interface KeptControl {
  read(): string;
  /** As if the reader had done it: whatever hears of the control hears of this. */
  write(value: string): void;
  /** What is typed is one step back, not one a letter. */
  readonly isTyped?: boolean;
}

interface Entry extends KeptControl {
  readonly element: HTMLElement;
  /** What holds where the address says nothing. */
  readonly initial: string;
}

const entries = new Map<string, Entry>();
let isRestoring = false;
let typedLast: string | undefined;

const addressed = (key: string): string | null => new URLSearchParams(location.search).get(key);

function restore(key: string, entry: Entry): void {
  const wanted = addressed(key) ?? entry.initial;
  if (entry.read() === wanted) return;
  isRestoring = true;
  try {
    entry.write(wanted);
  } finally {
    isRestoring = false;
  }
}

function note(key: string, {read, initial, isTyped = false}: Entry): void {
  if (isRestoring) return;
  const value = read();
  if (value === (addressed(key) ?? initial)) return;
  const address = new URL(location.href);
  if (value === initial) address.searchParams.delete(key);
  else address.searchParams.set(key, value);
  if (isTyped && typedLast === key) history.replaceState(history.state, "", address);
  else history.pushState(history.state, "", address);
  typedLast = isTyped ? key : undefined;
}

let isListening = false;
function listen(): void {
  if (isListening) return;
  isListening = true;
  window.addEventListener("popstate", () => {
    typedLast = undefined;
    for (const [key, entry] of entries) if (entry.element.isConnected) restore(key, entry);
  });
}

const EVENTS = ["input", "change", "click"];

/**
 * Keeps a control's state in the page's address: what the address says holds from the start, what the reader does is
 * written there as a step of the history, and Back undoes it. A control's first state is not written.
 * @param key the address's parameter, the same in every language
 */
export function keep(key: string, element: HTMLElement, control: KeptControl): void {
  const entry: Entry = {...control, element, initial: control.read()};
  for (const event of EVENTS) element.addEventListener(event, () => note(key, entry));
  element.dataset.kept = key;
  entries.set(key, entry);
  listen();
  // Once whoever made the control has made what hears of it.
  queueMicrotask(() => {
    if (addressed(key) !== null) restore(key, entry);
  });
}
