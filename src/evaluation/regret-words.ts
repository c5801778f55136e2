import {dictionary} from "../i18n/language.ts";

export const words = dictionary({
  title: ["Is the recommended move the right one?", "L’attaque conseillée est-elle la bonne ?"],
  what: ["how good the recommended moves are", "ce que valent les attaques conseillées"],
  text: [
    "Random questions about test pairs: four moves of A, and B answers each with its best reply. Regret is what the worst case of the recommended move lacks of the best move’s, both in truth: exact where that is possible, else {playouts|fight|fights} with a seed no answer uses. Such a truth may itself be off by 0.01 to 0.02, and so may a small regret.",
    "Des questions au hasard sur les paires de test : quatre attaques de A, et B répond à chacune au mieux. Le regret est ce qui manque au pire cas de l’attaque conseillée par rapport à celui de la meilleure, en vérité : exacte quand c’est possible, sinon {playouts|combat|combats} d’une graine qu’aucune réponse n’utilise. Une telle vérité peut elle-même s’écarter de 0,01 à 0,02, et un petit regret aussi."
  ],
  caption: [
    "Regret of the recommended moves, with 95% intervals",
    "Regret des attaques conseillées, avec intervalles à 95 %"
  ],
  question: ["B’s replies, and who recommends", "Réponses de B, et qui conseille"],
  "given model": ["four given, the model alone", "quatre données, le modèle seul"],
  "given answered": ["four given, as answered", "quatre données, telle que répondue"],
  "open model": ["any, the model alone", "toutes, le modèle seul"],
  "open answered": ["any, as answered", "toutes, telle que répondue"],
  n: ["Questions", "Questions"],
  mean: ["Mean regret", "Regret moyen"],
  above001: ["Above 0.01", "Plus de 0,01"],
  above005: ["Above 0.05", "Plus de 0,05"],
  wrongVerdict: ["Wrong favourite", "Favori erroné"],
  overstatement: ["P(win) overstated by", "P(victoire) surestimée de"],
  share: ["{share} ({interval}), {count} of {n}", "{share} ({interval}), {count} sur {n}"],
  range: ["{low} to {high}", "{low} à {high}"],
  even: [
    "The favourite is judged where the truth has one; where it cannot be told from even odds, the question is left out there: {left}.",
    "Le favori est jugé là où la vérité en a un ; où elle ne se distingue pas de l’égalité, la question n’y compte pas : {left}."
  ],
  worstTitle: [
    "Where would another move have been better?",
    "Où une autre attaque aurait-elle été meilleure ?"
  ],
  worstNote: [
    "The largest regrets of each kind. Open one to ask the question yourself.",
    "Les plus grands regrets de chaque sorte. Ouvrez-en un pour poser la question vous-même."
  ],
  none: ["Not one question has any regret.", "Aucune question n’a le moindre regret."],
  fight: ["Question", "Question"],
  against: ["against", "contre"],
  anyReply: ["any move", "toutes ses attaques"],
  recommended: ["Recommended, with B’s best reply", "Conseillée, avec la meilleure réponse de B"],
  promised: ["Promised", "Promis"],
  truth: ["In truth", "En vérité"],
  best: ["Best, with B’s best reply", "Meilleure, avec la meilleure réponse de B"],
  bestTruth: ["In truth, the best", "En vérité, la meilleure"],
  regret: ["Regret", "Regret"]
});
