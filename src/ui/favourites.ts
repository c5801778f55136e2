import type {Pokemon} from "../../data-loaders/game-data.ts";
import {dictionary, localName} from "../i18n/language.ts";
import {html} from "./html.ts";

const words = dictionary({
  star: ["Star {name}", "Mettre {name} en favori"],
  title: ["Favourite, in this browser", "Favori, dans ce navigateur"]
});

const KEY = "predictiondex-favourites";

/** Identifiers of the starred forms, in the order they were starred; a browser that keeps nothing has none. */
export function favourites(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each): each is string => typeof each === "string") : [];
  } catch {
    return [];
  }
}

function toggle(identifier: string): boolean {
  const kept = favourites();
  const starred = !kept.includes(identifier);
  try {
    const next = starred ? [...kept, identifier] : kept.filter((each) => each !== identifier);
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // A browser that forbids storage forgets the star with the page.
  }
  return starred;
}

function mark(star: HTMLElement, isStarred: boolean): void {
  star.setAttribute("aria-pressed", String(isStarred));
  star.textContent = isStarred ? "★" : "☆";
}

/** Hears that favourites changed: here, or elsewhere (in another tab, or while the page was put by). */
type FavouritesHeard = (where: "here" | "elsewhere") => void;

const hearers: (readonly [element: HTMLElement, hear: FavouritesHeard])[] = [];
let isListening = false;

function tellAll(where: "here" | "elsewhere"): void {
  const kept = favourites();
  for (const star of document.querySelectorAll<HTMLElement>(".star"))
    mark(star, kept.includes(star.dataset["form"] ?? ""));
  for (const [element, hear] of hearers) if (element.isConnected) hear(where);
}

function listen(): void {
  if (isListening) return;
  isListening = true;
  addEventListener("storage", ({key}) => {
    if (key === KEY || key === null) tellAll("elsewhere");
  });
  addEventListener("pageshow", ({persisted}) => {
    if (persisted) tellAll("elsewhere");
  });
}

/** Tells changes of the favourites for as long as an element is in the page. */
export function onFavourites(element: HTMLElement, hear: FavouritesHeard): void {
  hearers.push([element, hear]);
  listen();
}

/** A button that makes a form a favourite, or no longer one. */
export function starButton(pokemon: Pokemon): HTMLElement {
  const star: HTMLElement = html`<button type="button" class="star" data-form=${pokemon.identifier} title=${words(
    "title"
  )} aria-label=${words("star", {name: localName(pokemon)})} ${{
    onclick: () => {
      mark(star, toggle(pokemon.identifier));
      tellAll("here");
    }
  }}></button>`;
  mark(star, favourites().includes(pokemon.identifier));
  listen();
  return star;
}
