import {list, paragraph, type Section} from "../../../../lib/documents/text-document.ts";
import type {Voice} from "./voice.ts";

/** What a card says whatever the figures are. */
export const intendedUse = ({say}: Voice): Section => ({
  id: "intended-use",
  title: say("What it is for", "À quoi il sert"),
  blocks: [
    paragraph(
      say(
        "It estimates the probability that one Pokémon beats another in Pokémon: Let’s Go, Pikachu! and Let’s Go, Eevee!, where both repeat one move until one faints: level 50, individual values of 31, no awakening values, neutral natures, friendship 70. Moves are ranked by that probability.",
        "Il estime la probabilité qu’un Pokémon en batte un autre dans Pokémon : Let’s Go, Pikachu et Let’s Go, Évoli, quand chacun répète une attaque jusqu’au K.O. : niveau 50, valeurs individuelles de 31, sans valeurs d’éveil, natures neutres, amitié de 70. Les attaques sont classées d’après cette probabilité."
      )
    ),
    list(
      say(
        "Players who look for the right move of a match-up.",
        "Les joueurs qui cherchent la bonne attaque d’un duel."
      ),
      say(
        "Analysts and students who want a whole data-to-model system whose every figure can be checked.",
        "Les analystes et étudiants qui veulent un système complet, des données au modèle, dont chaque chiffre se vérifie."
      ),
      say("Programs that ask the API.", "Les programmes qui interrogent l’API.")
    )
  ]
});

export const outOfScope = ({say}: Voice): Section => ({
  id: "out-of-scope",
  title: say("What it is not for", "À quoi il ne sert pas"),
  blocks: [
    list(
      say(
        "Whole battles: switching, items, teams and changing moves are not in it.",
        "Les combats entiers : ni changements de Pokémon, ni objets, ni équipes, ni changement d’attaque."
      ),
      say(
        "Other games: they have other rules, abilities and items.",
        "Les autres jeux : ils ont d’autres règles, talents et objets."
      ),
      say(
        "Other levels, natures or awakening values: it is judged by them, but nothing asks it about them; the solver answers.",
        "D’autres niveaux, natures ou valeurs d’éveil : il y est jugé, mais rien ne l’y interroge ; le solveur répond."
      ),
      say(
        "How people play, or decisions about people, money or betting.",
        "Le jeu humain, ni les décisions sur des personnes, de l’argent ou des paris."
      )
    )
  ]
});

export const ethics = ({say}: Voice): Section => ({
  id: "ethics",
  title: say("People, fairness and trademarks", "Personnes, équité et marques"),
  blocks: [
    paragraph(
      say(
        "The data describe fictional creatures; there is nothing of people in them, and no group of people can be treated unfairly by it. The server’s prediction log holds numbers of Pokémon and moves, never who asked. A fight is a chance event: a high probability is no promise.",
        "Les données décrivent des créatures imaginaires ; elles ne contiennent rien sur des personnes, et aucun groupe ne peut en être lésé. Le journal du serveur contient des numéros de Pokémon et d’attaques, jamais qui a demandé. Un combat relève du hasard : une probabilité élevée n’est pas une promesse."
      )
    ),
    paragraph(
      say(
        "Pokémon and the names of Pokémon characters are trademarks of Nintendo, Creatures Inc. and Game Freak. The project is independent, made for study, not endorsed by them, and contains no artwork.",
        "Pokémon et les noms de personnages Pokémon sont des marques de Nintendo, Creatures Inc. et Game Freak. Le projet est indépendant, fait pour l’étude, n’est pas approuvé par eux et ne contient aucune illustration."
      )
    )
  ]
});

export const knownLimits = ({say}: Voice): readonly string[] => [
  say(
    "The truth it learned is the project’s simulator of the game’s rules, itself compared with Pokémon Showdown’s engine; what both have wrong, it has wrong.",
    "La vérité apprise est celle du simulateur des règles du jeu, lui-même comparé au moteur de Pokémon Showdown ; leurs erreurs communes sont les siennes."
  ),
  say(
    "Where the two attacks bear on each other, the truth is the share of a limited number of simulated fights. The limit in the tables says how much that noise takes away.",
    "Quand les deux attaques agissent l’une sur l’autre, la vérité est la part d’un nombre limité de combats simulés. La limite des tableaux dit ce que ce bruit retire."
  ),
  say(
    "It answers from one move of each side; the best move against a repeated one need not be the best against an opponent who adapts.",
    "Il répond pour une attaque de chaque côté ; la meilleure contre une attaque répétée ne l’est pas forcément contre un adversaire qui s’adapte."
  )
];
