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

/** A button that makes a form a favourite, or no longer one. @param onChange hears of either */
export const starButton = (pokemon: Pokemon, onChange: () => void = () => {}): HTMLElement =>
  html`<button type="button" class="star" title=${words("title")} aria-label=${words("star", {
    name: localName(pokemon)
  })} aria-pressed=${String(favourites().includes(pokemon.identifier))} ${{
    onclick: ({currentTarget}: Event) => {
      (currentTarget as HTMLElement).setAttribute("aria-pressed", String(toggle(pokemon.identifier)));
      onChange();
    }
  }}>★</button>`;
