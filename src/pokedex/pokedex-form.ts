import type {GameData} from "../../data-loaders/game-data.ts";
import type {BestMoves} from "../data/best-moves.ts";
import {matchupsFrom} from "../data/matchups.ts";
import {common} from "../i18n/common.ts";
import {decimal} from "../i18n/numbers.ts";
import {formGlyph, linkedTypes} from "../ui/badges.ts";
import {starButton} from "../ui/favourites.ts";
import {dexNumber, indexGame} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {siteLink} from "../ui/links.ts";
import {inTasks} from "../ui/task.ts";
import {matchupPanel} from "./matchup-panel.ts";
import {defencePanel} from "./pokedex-defence.ts";
import {familyPanel} from "./pokedex-family.ts";
import {learnsetPanel} from "./pokedex-learnset.ts";
import {statPanel} from "./pokedex-stats.ts";
import {words} from "./pokedex-words.ts";

export interface FormPageData {
  readonly game: GameData;
  readonly identifier: string;
  /** Empty until the duels have been simulated. */
  readonly matchups: ArrayBuffer;
  /** null until then. */
  readonly best: BestMoves | null;
}

/** Everything known of one form. @throws RangeError for an identifier that is not in the game. */
export async function formPage({game, identifier, matchups, best}: FormPageData): Promise<HTMLElement> {
  const index = indexGame(game);
  const pokemon = index.pokemonByIdentifier(identifier);
  if (!pokemon) throw new RangeError(words("unknown", {id: identifier}));
  const map = matchupsFrom(matchups, game.pokemon.length);
  const [stats, defence, family, rivals, learnset] = await inTasks([
    () => statPanel(pokemon, game.pokemon),
    () => defencePanel(index, pokemon),
    () => familyPanel(index, pokemon),
    () => matchupPanel(map, game.pokemon, pokemon),
    () => learnsetPanel(index, pokemon, best)
  ]);
  return html`<div>
    <div class="form-head">${formGlyph(pokemon, 72)}<div><p class="row">${linkedTypes(game.types, pokemon.typeIds)}
      <span class="chip num">${common("number")} ${dexNumber(pokemon)}</span>
      <span class="chip">${common(pokemon.form.startsWith("mega") ? "mega" : pokemon.form === "base" ? "base" : pokemon.form === "alola" ? "alola" : "starter")}</span></p>
      <p class="quiet">${words("facts", {height: decimal(pokemon.heightM, 1), weight: decimal(pokemon.weightKg, 1)})}</p></div>
      <p class="row actions">${starButton(pokemon)}<a class="button" href=${siteLink(`/compare/?forms=${pokemon.identifier}`)}>${words("compare")}</a>
      <a class="button button-primary" href=${siteLink(`/fight/?a=${pokemon.identifier}`)}>${words("fight")}</a></p></div>
    <div class="grid" style="--min:340px">${stats}${defence}</div>${family}${rivals}${learnset}</div>`;
}
