import type {Move} from "../../data-loaders/game-data.ts";
import {localName} from "../i18n/language.ts";
import {html} from "./html.ts";
import {moveLink} from "./links.ts";

/** A move's name, leading to all that is known of it. */
export const namedMove = (move: Move): HTMLElement =>
  html`<a class="named" href=${moveLink(move.identifier)}>${localName(move)}</a>`;
