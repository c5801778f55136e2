import {
  type Block,
  captionedTable,
  numbers,
  paragraph,
  type Section
} from "../../../../lib/documents/text-document.ts";
import {ADVISERS, type RegretReport, type Share} from "../../evaluation/regret/regret-report.ts";
import type {CardInput} from "./input.ts";
import type {Voice} from "./voice.ts";

function regretTable({kinds}: RegretReport, {say, score, interval, integer}: Voice): Block {
  const repliesName = {
    given: say("four given", "quatre données"),
    open: say("any it can learn", "toutes celles qu’il peut apprendre")
  };
  const adviserName = {
    model: say("model alone", "modèle seul"),
    answered: say("as answered", "telle que répondue")
  };
  const share = ({value, interval: bounds, n, count}: Share): string =>
    `${score("accuracy", value)} (${interval("accuracy", bounds)}; ${integer(count)} / ${integer(n)})`;
  const mean = ({value, interval: bounds}: {value: number; interval: readonly [number, number]}): string =>
    `${score("meanAbsoluteError", value)} (${interval("meanAbsoluteError", bounds)})`;
  return captionedTable(
    say(
      "What the recommended move’s worst case lacks of the best move’s, with 95 % intervals.",
      "Ce qui manque au pire cas de l’attaque conseillée par rapport à celui de la meilleure, avec intervalles à 95 %."
    ),
    [
      say("B’s replies", "Réponses de B"),
      say("Recommended by", "Conseillée par"),
      numbers(say("Questions", "Questions")),
      numbers(say("Mean regret", "Regret moyen")),
      numbers(say("Above 0.01", "Plus de 0,01")),
      numbers(say("Above 0.05", "Plus de 0,05")),
      numbers(say("Wrong favourite", "Favori erroné")),
      numbers(say("P(win) overstated by", "P(victoire) surestimée de"))
    ],
    kinds.flatMap(({replies, questions, figures}) =>
      ADVISERS.map((adviser) => {
        const {mean: regret, above001, above005, wrongVerdict, overstatement} = figures[adviser];
        return [
          repliesName[replies],
          adviserName[adviser],
          integer(questions),
          mean(regret),
          share(above001),
          share(above005),
          share(wrongVerdict),
          mean(overstatement)
        ];
      })
    )
  );
}

export function regret({report}: CardInput, voice: Voice): Section {
  const {say, integer} = voice;
  const measured = report.regret;
  return {
    id: "regret",
    title: say("How good its recommendations are", "Ce que valent ses conseils"),
    blocks: measured
      ? [
          paragraph(
            say(
              `Random questions about pairs of the test part: four damaging moves of A, and B answers each with its best reply, of four given or of all it can learn. Every recommended move is held against what is true: exact where exact is possible, else ${integer(measured.playouts)} fights with a seed that no answer uses, whose own standard error is up to 0.011. The favourite is judged only where the truth has one.`,
              `Des questions au hasard sur des paires de la partie de test : quatre attaques offensives de A, et B répond à chacune au mieux, parmi quatre données ou toutes celles qu’il peut apprendre. Chaque attaque conseillée est confrontée à la vérité : exacte quand c’est possible, sinon ${integer(measured.playouts)} combats tirés d’une graine qu’aucune réponse n’utilise, dont l’erreur type va jusqu’à 0,011. Le favori n’est jugé que là où la vérité en a un.`
            )
          ),
          regretTable(measured, voice)
        ]
      : [
          paragraph(
            say(
              "Its recommendations were not measured: its evaluation is of before that was done.",
              "Ses conseils n’ont pas été mesurés : son évaluation date d’avant cette mesure."
            )
          )
        ]
  };
}
