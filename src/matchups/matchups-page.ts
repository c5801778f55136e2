import type {GameData} from "../../data-loaders/game-data.ts";
import type {Matchups} from "../data/matchups.ts";
import {dictionary} from "../i18n/language.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {indexGame} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {matchupMap} from "./matchup-map.ts";
import {rankForms, rankingTable} from "./matchup-ranking.ts";

const words = dictionary({
  ranking: ["Who is strongest?", "Qui est le plus fort ?"],
  rankingNote: [
    "The mean chance to win over all opponents. The interval treats the opponents as a sample of those one might meet.",
    "La chance moyenne de gagner sur tous les adversaires. L’intervalle traite les adversaires comme un échantillon de ceux que l’on peut rencontrer."
  ],
  missing: ["who beats whom in simulated duels", "qui bat qui dans les duels simulés"]
});

export function matchupPage(game: GameData, matchups: Matchups | null): HTMLElement {
  if (!matchups) return notMadeYet(words("missing"), "npm run simulate");
  const index = indexGame(game);
  const ranked = rankForms(matchups);
  return html`<div>${matchupMap(index, matchups, ranked)}<h2>${words("ranking")}</h2><p>${words(
    "rankingNote"
  )}</p>${rankingTable(index, ranked)}</div>`;
}
