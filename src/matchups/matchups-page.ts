import type {GameData} from "../../data-loaders/game-data.ts";
import type {Matchups} from "../data/matchups.ts";
import {dictionary} from "../i18n/language.ts";
import {awaitStage} from "../ui/await-stage.ts";
import {indexGame} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {emptyState} from "../ui/state.ts";
import {matchupMap} from "./matchup-map.ts";
import {rankForms, rankingTable} from "./matchup-ranking.ts";

const words = dictionary({
  ranking: ["Who is strongest?", "Qui est le plus fort ?"],
  rankingNote: [
    "The mean chance to win over all opponents. The interval treats the opponents as a sample of those one might meet.",
    "La chance moyenne de gagner sur tous les adversaires. L’intervalle traite les adversaires comme un échantillon de ceux que l’on peut rencontrer."
  ],
  missingTitle: ["No duels yet", "Pas encore de duels"],
  missing: [
    "The duels have not been simulated yet: run the pipeline and build the site again.",
    "Les duels n’ont pas encore été simulés : lancez la chaîne puis reconstruisez le site."
  ]
});

export function matchupPage(game: GameData, matchups: Matchups | null): HTMLElement {
  if (!matchups) return awaitStage(emptyState(words("missingTitle"), words("missing")), "duels");
  const index = indexGame(game);
  const ranked = rankForms(matchups);
  return html`<div>${matchupMap(index, matchups, ranked)}<h2>${words("ranking")}</h2><p>${words(
    "rankingNote"
  )}</p>${rankingTable(index, ranked)}</div>`;
}
