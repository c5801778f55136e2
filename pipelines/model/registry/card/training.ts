import {
  captionedTable,
  code,
  numbers,
  paragraph,
  type Section
} from "../../../../lib/documents/text-document.ts";
import {FEATURES, MODEL_FRAME} from "../../features/feature-catalogue.ts";
import type {CardInput} from "./input.ts";
import {groupName, splitGuarantee, splitName} from "./names.ts";
import type {Voice} from "./voice.ts";

const shortHash = (hash: string): string => `\`${hash.slice(0, 16)}\``;

export function facts({manifest, report, aliases}: CardInput, {say, integer, time}: Voice): Section {
  const held = Object.entries(aliases)
    .filter(([, version]) => version === manifest.version)
    .map(([alias]) => `\`${alias}\``);
  const rows: readonly (readonly [string, string])[] = [
    [say("Version", "Version"), String(manifest.version)],
    [say("Alias", "Alias"), held.join(", ") || say("none", "aucun")],
    [say("Trained", "Entraîné"), time(manifest.trainedAt)],
    [say("Kind", "Genre"), manifest.modelType],
    [say("Objective", "Objectif"), `\`${manifest.objective}\``],
    [say("Trees", "Arbres"), integer(report.model.trees)],
    [say("Features", "Variables"), integer(manifest.featureNames.length)],
    [say("Feature catalogue", "Catalogue de variables"), `\`${manifest.featureVersion}\``],
    [say("Training duels", "Duels d’entraînement"), integer(manifest.trainingRows)],
    ...(manifest.trainingBuilds
      ? [[say("of other builds", "d’autres élevages"), integer(manifest.trainingBuilds)] as const]
      : []),
    [say("SHA-256 of `model.json`", "SHA-256 de `model.json`"), `\`${manifest.modelHash}\``]
  ];
  return {
    id: "model",
    title: say("The model", "Le modèle"),
    blocks: [
      captionedTable(
        say("The version this card is of.", "La version que décrit cette fiche."),
        [say("Fact", "Fait"), say("Value", "Valeur")],
        rows
      )
    ]
  };
}

export function data({manifest, report, otherSplits, data: files}: CardInput, voice: Voice): Section {
  const {say, integer} = voice;
  return {
    id: "data",
    title: say("The data", "Les données"),
    blocks: [
      paragraph(
        say(
          "Species, types, moves and learnsets of the two games, checked across sources, and duels simulated from them in three scenarios: both sides with their best move, A’s best against random moves, and combinations of moves. A duel’s label is A’s probability to win: exact where the attacks do not bear on each other, otherwise the share of simulated fights.",
          "Espèces, types, attaques et listes d’attaques des deux jeux, recoupés entre sources, et des duels simulés dans trois scénarios : la meilleure attaque de chacun, la meilleure de A contre des attaques au hasard, et des combinaisons d’attaques. L’étiquette d’un duel est la probabilité de victoire de A : exacte quand les attaques sont indépendantes, sinon la part des combats simulés."
        )
      ),
      ...(manifest.trainingBuilds
        ? [
            paragraph(
              say(
                "Some of the training part’s duels are left out for duels of other builds between pairs of the same part: random levels, individual and Awakening values, natures, friendship and HP left. No test duel is of them; what the model makes of them is on the page Evaluation.",
                "Une partie des duels d’entraînement cède la place à des duels d’autres élevages entre paires de la même part : niveaux, valeurs individuelles et d’éveil, natures, bonheur et PV restants au hasard. Aucun duel de test n’en est ; ce que le modèle en fait est à la page Évaluation."
              )
            )
          ]
        : []),
      captionedTable(
        say("What the training rests on.", "Ce sur quoi repose l’entraînement."),
        [say("Data", "Données"), numbers(say("Rows", "Lignes")), "SHA-256"],
        files.map(({path, rows, hash}) => [
          `\`${path}\``,
          rows === null ? "–" : integer(rows),
          shortHash(hash)
        ])
      ),
      captionedTable(
        say("How the duels are split.", "Comment les duels sont répartis."),
        [
          say("Split", "Découpage"),
          say("What it guarantees", "Ce qu’il garantit"),
          numbers(say("Training duels", "Duels d’entraînement")),
          numbers(say("Test duels", "Duels de test")),
          numbers(say("Test pairs", "Paires de test"))
        ],
        [...report.splits, ...otherSplits].map((split) => [
          splitName(split, voice),
          splitGuarantee(split, voice),
          integer(split.trainRows),
          integer(split.testRows),
          integer(split.testPairs)
        ])
      )
    ]
  };
}

export function features({manifest}: CardInput, voice: Voice): Section {
  const {say, integer} = voice;
  const groups = new Map(FEATURES.map(({name, group}) => [name, group]));
  const counts = new Map<string, number>();
  for (const name of manifest.featureNames) {
    const group = groups.get(name) ?? say("of an earlier catalogue", "d’un catalogue antérieur");
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const frame = say(
    "Every duel is put to the model from the side that acts first.",
    "Chaque duel est posé au modèle du côté qui agit en premier."
  );
  return {
    id: "features",
    title: say("The features", "Les variables"),
    blocks: [
      paragraph(
        say(
          "Only what is known before the fight, computed from the two sides alone by one catalogue that training, server and page share. None is the win probability or a rescaling of it. The page Features describes each.",
          "Uniquement ce qui est connu avant le combat, calculé à partir des deux côtés par un seul catalogue que partagent l’entraînement, le serveur et la page. Aucune n’est la probabilité de victoire, même transformée. La page Variables décrit chacune."
        )
      ),
      ...(manifest.frame === MODEL_FRAME ? [paragraph(frame)] : []),
      captionedTable(
        say("Features by group.", "Variables par groupe."),
        [say("Group", "Groupe"), numbers(say("Features", "Variables"))],
        [...counts].map(([group, count]) => [groupName(group, voice), integer(count)])
      )
    ]
  };
}

export function procedure({manifest}: CardInput, {say}: Voice): Section {
  return {
    id: "training",
    title: say("How it was trained", "Comment il fut entraîné"),
    blocks: [
      paragraph(
        say(
          "Gradient-boosted trees by the project’s own XGBoost in WebAssembly, on the training part of the headline split. They learn the probability itself rather than a winner, so that close duels stay close. The same inputs and seed give the same bytes; native XGBoost reads the model file.",
          "Arbres boostés par le XGBoost du projet en WebAssembly, sur la partie d’entraînement du découpage principal. Ils apprennent la probabilité elle-même plutôt qu’un vainqueur : un duel serré le reste. Les mêmes entrées et la même graine donnent les mêmes octets ; le XGBoost natif lit le fichier."
        )
      ),
      captionedTable(
        say("Parameters.", "Paramètres."),
        [say("Parameter", "Paramètre"), say("Value", "Valeur")],
        [...Object.entries(manifest.parameters), ["seed", manifest.seed]].map(([name, value]) => [
          `\`${name}\``,
          `\`${value}\``
        ])
      )
    ]
  };
}

export const reproduce = ({manifest}: CardInput, {say}: Voice): Section => ({
  id: "reproduce",
  title: say("How to reproduce it", "Comment le reproduire"),
  blocks: [
    paragraph(
      say(
        `With Node 20.19 or later, from a clone of the repository. \`manifest.json\` beside the model holds the hashes of its inputs, the parameters and the seed; the trained \`model.json\` must have SHA-256 ${shortHash(manifest.modelHash)}….`,
        `Avec Node 20.19 ou plus récent, depuis un clone du dépôt. \`manifest.json\`, à côté du modèle, contient les empreintes des entrées, les paramètres et la graine ; le \`model.json\` entraîné doit avoir pour SHA-256 ${shortHash(manifest.modelHash)}….`
      )
    ),
    code("npm ci\nnpm run pipeline\nsha256sum data/model/model.json")
  ]
});
