import type {Pokemon} from "../../data-loaders/game-data.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {attackersByMultiplier, multiplierList} from "../ui/multipliers.ts";
import {words} from "./pokedex-words.ts";

export const defencePanel = (index: GameIndex, pokemon: Pokemon): HTMLElement =>
  html`<section class="card"><h2>${words("defenceTitle")}</h2><p class="quiet">${words("defenceNote")}</p>
    ${multiplierList(attackersByMultiplier(index, pokemon.typeIds))}</section>`;
