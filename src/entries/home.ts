import type {GameData} from "../../data-loaders/game-data.ts";
import {monogram, typeBadges} from "../ui/badges.ts";
import {html} from "../ui/html.ts";
import {mount} from "../ui/state.ts";
export const homePage = ({game}: {game: GameData}) =>
  mount(
    () =>
      html`<div>${game.pokemon.slice(0, 10).map((p) => html`<p class="row">${monogram(p)} ${p.name.en} ${typeBadges(game.types, p.typeIds)}</p>`)}</div>`
  );
