/** The bar's buttons: search, language, theme, and the menu of narrow screens. */
import {keepPlace, returnToPlace} from "./kept-place.ts";

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that forbids storage forgets the choice with the page.
  }
}

const root = document.documentElement;

document.querySelector("#language-button")?.addEventListener("click", () => {
  const language = root.lang === "fr" ? "en" : "fr";
  store("language", language);
  keepPlace();
  const address = new URL(location.href);
  if (address.searchParams.has("lang")) address.searchParams.set("lang", language);
  if (address.href === location.href) location.reload();
  else location.replace(address);
});

returnToPlace();

document.querySelector("#theme-button")?.addEventListener("click", () => {
  const dark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  store("theme", root.dataset.theme);
});

let search: Promise<HTMLDialogElement> | undefined;
async function openSearch(): Promise<void> {
  search ??= import("./site-search.ts").then(({searchDialog}) => {
    const dialog = searchDialog();
    document.body.append(dialog);
    return dialog;
  });
  const dialog = await search;
  if (dialog.open) return;
  dialog.showModal();
  dialog.querySelector("input")?.select();
}
document.querySelector("#search-button")?.addEventListener("click", () => void openSearch());
addEventListener("keydown", (event) => {
  const isTyping =
    event.target instanceof HTMLElement &&
    (event.target.isContentEditable || event.target.matches("input, textarea, select, [role=application]"));
  if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  void openSearch();
});

const menu = document.querySelector<HTMLElement>("#menu-button");
const siteNavigation = document.querySelector<HTMLElement>("#site-nav");
if (menu && siteNavigation) {
  const set = (open: boolean): void => {
    menu.setAttribute("aria-expanded", String(open));
    siteNavigation.dataset.open = String(open);
  };
  set(false);
  menu.addEventListener("click", () => set(menu.getAttribute("aria-expanded") !== "true"));
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || menu.getAttribute("aria-expanded") !== "true") return;
    set(false);
    menu.focus();
  });
}

for (const block of document.querySelectorAll<HTMLElement>("pre"))
  if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
