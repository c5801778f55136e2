import type {Pokemon} from "../../data-loaders/game-data.ts";
import {localName} from "../i18n/language.ts";
import {formGlyph, typeBadges} from "../ui/badges.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {formLink} from "../ui/links.ts";
import {words} from "./pokedex-words.ts";

/** Species of a form's evolution line by stage: the first stage, what it evolves into, and so on. */
export function evolutionStages(pokemon: readonly Pokemon[], speciesId: number): number[][] {
  const base = pokemon.filter(({form}) => form === "base");
  const parent = new Map(base.map((entry) => [entry.speciesId, entry.evolvesFromSpeciesId]));
  let root = speciesId;
  for (let before = parent.get(root); before != null && parent.has(before); before = parent.get(root))
    root = before;
  const stages: number[][] = [];
  for (let stage = [root]; stage.length > 0; ) {
    stages.push(stage);
    const previous = new Set(stage);
    stage = base
      .filter(({evolvesFromSpeciesId}) => evolvesFromSpeciesId !== null && previous.has(evolvesFromSpeciesId))
      .map((entry) => entry.speciesId);
  }
  return stages;
}

const memberLink = (index: GameIndex, entry: Pokemon, current: Pokemon): HTMLElement =>
  html`<a class="member" href=${formLink(entry.identifier)} aria-current=${entry.id === current.id ? "page" : null}>
    ${formGlyph(entry, 40)}<span><strong>${localName(entry)}</strong>${typeBadges(index.game.types, entry.typeIds)}</span></a>`;

export function familyPanel(index: GameIndex, pokemon: Pokemon): HTMLElement {
  const all = index.game.pokemon;
  const variant = pokemon.form === "alola" ? "alola" : "base";
  const stages = evolutionStages(all, pokemon.speciesId).map((species) =>
    species.flatMap((id) => {
      const ofSpecies = all.filter(({speciesId}) => speciesId === id);
      const entry =
        ofSpecies.find(({form}) => form === variant) ?? ofSpecies.find(({form}) => form === "base");
      return entry ?? [];
    })
  );
  const forms = all.filter(({speciesId, id}) => speciesId === pokemon.speciesId && id !== pokemon.id);
  const line =
    stages.length > 1
      ? html.fragment`<h3>${words("evolution")}</h3><ol class="line">${stages.map(
          (stage) => html`<li>${stage.map((entry) => memberLink(index, entry, pokemon))}</li>`
        )}</ol>`
      : "";
  const others =
    forms.length > 0
      ? html.fragment`<h3>${words("forms")}</h3><div class="row">${forms.map((entry) => memberLink(index, entry, pokemon))}</div>`
      : "";
  return html`<section class="card"><h2>${words("familyTitle")}</h2>${line}${others}${
    line || others ? "" : html`<p>${words("alone")}</p>`
  }</section>`;
}
