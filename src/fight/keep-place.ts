const FIELD = "data-field";

/**
 * Remembers which of a part's keyed fields has the keyboard and which of its details are open.
 * @returns what brings both back after the part was drawn anew, and tells whether the keyboard had a place in it
 */
export function keepPlace(part: HTMLElement): () => boolean {
  const active = document.activeElement;
  const focused = active && part.contains(active) ? active.getAttribute(FIELD) : null;
  const open = [...part.querySelectorAll(`details[open][${FIELD}]`)].map((one) => one.getAttribute(FIELD));
  return () => {
    const field = (key: string | null): HTMLElement | null => part.querySelector(`[${FIELD}="${key}"]`);
    for (const key of open) field(key)?.setAttribute("open", "");
    if (focused === null) return false;
    field(focused)?.focus();
    return true;
  };
}
