import type {GameData, Pokemon} from "../../data-loaders/game-data.ts";
import type {Matchups} from "../data/matchups.ts";
import {dictionary, localName} from "../i18n/language.ts";
import {multiplier, probability} from "../i18n/numbers.ts";
import {formGlyph, typeBadge, typeBadges} from "../ui/badges.ts";
import {versusBar} from "../ui/bars.ts";
import {segmented} from "../ui/filters.ts";
import {html} from "../ui/html.ts";
import {siteLink} from "../ui/links.ts";
import {
  type Difficulty,
  isRight,
  MULTIPLIERS,
  nextQuestion,
  type Question,
  type Score,
  scoreAfter
} from "./quiz-questions.ts";

const words = dictionary({
  difficulty: ["Difficulty", "Difficulté"],
  easy: ["Easy", "Facile"],
  normal: ["Normal", "Normal"],
  hard: ["Hard", "Difficile"],
  score: ["Score", "Score"],
  streak: ["Streak", "Série"],
  best: ["Best streak", "Meilleure série"],
  typeQuestion: [
    "How strong is this type of attack against {name}?",
    "Que vaut une attaque de ce type contre {name} ?"
  ],
  matchupQuestion: [
    "Who wins more often, each with its best move?",
    "Qui gagne le plus souvent, chacun avec sa meilleure attaque ?"
  ],
  right: ["Right!", "Exact !"],
  wrong: ["Not quite.", "Pas tout à fait."],
  typeAnswer: ["The answer is {value}.", "La réponse est {value}."],
  matchupAnswer: ["{name} wins {value} of their fights.", "{name} gagne {value} de leurs combats."],
  next: ["Next question", "Question suivante"],
  see: ["See the fight", "Voir le combat"],
  options: ["Answers", "Réponses"]
});

const NO_SCORE: Score = {right: 0, asked: 0, streak: 0, best: 0};
const STORED = "quiz-best-streak";

function storedBest(): number {
  try {
    return Number(localStorage.getItem(STORED)) || 0;
  } catch {
    return 0;
  }
}

function storeBest(best: number): void {
  try {
    localStorage.setItem(STORED, String(best));
  } catch {
    // A browser that forbids storage forgets the record with the page.
  }
}

const contender = (game: GameData, pokemon: Pokemon): HTMLElement =>
  html`<span class="contender">${formGlyph(pokemon, 64)}<b>${localName(pokemon)}</b>${typeBadges(game.types, pokemon.typeIds)}</span>`;

interface Option {
  readonly value: number;
  readonly content: Node | string;
}

const optionsOf = (game: GameData, question: Question): Option[] =>
  question.kind === "type"
    ? MULTIPLIERS.map((value) => ({value, content: multiplier(value)}))
    : [
        {value: 1, content: contender(game, question.a)},
        {value: 0, content: contender(game, question.b)}
      ];

function explanationOf(question: Question): HTMLElement {
  if (question.kind === "type")
    return html`<p>${words("typeAnswer", {value: multiplier(question.answer)})}</p>`;
  const {a, b, probability: p} = question;
  const winner = p >= 0.5 ? a : b;
  return html`<div><p>${words("matchupAnswer", {name: localName(winner), value: probability(Math.max(p, 1 - p))})}
    <a href=${siteLink(`/fight/?a=${a.identifier}&b=${b.identifier}`)}>${words("see")}</a></p>${versusBar(p, localName(a))}
    <p class="row between"><b class="key-a">${localName(a)}</b><b class="key-b">${localName(b)}</b></p></div>`;
}

/** Questions on types and match-ups, with score and streak. */
export function quizPage(game: GameData, matchups: Matchups | null): HTMLElement {
  let difficulty: Difficulty = "easy";
  let score: Score = {...NO_SCORE, best: storedBest()};
  const board: HTMLElement = html`<dl class="scoreboard"></dl>`;
  const place: HTMLElement = html`<div class="card quiz"></div>`;
  const showScore = (): void =>
    board.replaceChildren(
      ...(
        [
          [words("score"), `${score.right} / ${score.asked}`],
          [words("streak"), score.streak],
          [words("best"), score.best]
        ] as const
      ).map(([label, value]) => html`<div><dt>${label}</dt><dd class="num">${value}</dd></div>`)
    );
  const ask = (focus: boolean): void => {
    const question = nextQuestion(game, matchups, difficulty, Math.random);
    const verdict: HTMLElement = html`<div class="verdict" role="status"></div>`;
    const buttons: HTMLButtonElement[] = optionsOf(game, question).map(
      ({value, content}) =>
        html`<button type="button" class="button option" data-value=${value} ${{onclick: () => answer(value)}}>${content}</button>`
    );
    const answer = (value: number): void => {
      const correct = isRight(question, value);
      score = scoreAfter(score, correct);
      storeBest(score.best);
      showScore();
      for (const button of buttons) {
        const own = Number(button.dataset.value);
        button.disabled = true;
        if (isRight(question, own)) button.classList.add("is-right");
        else if (own === value) button.classList.add("is-wrong");
      }
      const next: HTMLElement = html`<button type="button" class="button button-primary" ${{onclick: () => ask(true)}}>${words("next")}</button>`;
      verdict.replaceChildren(
        html`<p class=${correct ? "verdict-right" : "verdict-wrong"}><b>${words(correct ? "right" : "wrong")}</b></p>`,
        explanationOf(question),
        next
      );
      next.focus();
    };
    const title: HTMLElement = html`<h2 tabindex="-1">${
      question.kind === "type"
        ? words("typeQuestion", {name: localName(question.defender)})
        : words("matchupQuestion")
    }</h2>`;
    const picture =
      question.kind === "type"
        ? html`<p class="quiz-picture">${typeBadge(game.types[question.attackingTypeId - 1])}<span aria-hidden="true">→</span>${contender(
            game,
            question.defender
          )}</p>`
        : "";
    place.replaceChildren(
      title,
      picture,
      html`<div class=${`options options-${question.kind}`} role="group" aria-label=${words("options")}>${buttons}</div>`,
      verdict
    );
    if (focus) title.focus();
  };
  showScore();
  ask(false);
  const levels = (["easy", "normal", "hard"] as const).map((value) => ({value, label: words(value)}));
  return html`<div><div class="row between">${segmented(
    "level",
    words("difficulty"),
    levels,
    difficulty,
    (value) => {
      difficulty = value as Difficulty;
      score = {...NO_SCORE, best: score.best};
      showScore();
      ask(false);
    }
  )}${board}</div>${place}</div>`;
}
