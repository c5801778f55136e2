import type {Pokemon} from "../../data-loaders/game-data.ts";
import {localName} from "../i18n/language.ts";
import {html} from "./html.ts";
import {formLink} from "./links.ts";

/** A form's name, leading to all that is known of it. */
export const namedForm = (pokemon: Pokemon): HTMLElement =>
  html`<a class="named" href=${formLink(pokemon.identifier)}>${localName(pokemon)}</a>`;
