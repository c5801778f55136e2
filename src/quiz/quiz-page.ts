import type {GameData, Pokemon} from "../../data-loaders/game-data.ts";
import type {Matchups} from "../data/matchups.ts";
import {dictionary, localName} from "../i18n/language.ts";
import {multiplier, probability} from "../i18n/numbers.ts";
import {formGlyph, linkedType, linkedTypes, typeBadge, typeBadges} from "../ui/badges.ts";
import {versusBar} from "../ui/bars.ts";
import {segmented} from "../ui/filters.ts";
import {html} from "../ui/html.ts";
import {siteLink} from "../ui/links.ts";
import {namedForm} from "../ui/named-form.ts";
import {phrase} from "../ui/phrase.ts";
import {formatRound, parseRound, type Round} from "./quiz-address.ts";
import {
  type Difficulty,
  isRight,
  nextQuestion,
  optionValues,
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

const FIRST: Difficulty = "easy";
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

const linkedContender = (game: GameData, pokemon: Pokemon): HTMLElement =>
  html`<span class="contender">${formGlyph(pokemon, 64)}<b>${namedForm(pokemon)}</b>${linkedTypes(game.types, pokemon.typeIds)}</span>`;

const optionContent = (game: GameData, question: Question, value: number): Node | string =>
  question.kind === "type" ? multiplier(value) : contender(game, value === 1 ? question.a : question.b);

/** What a question on types shows; its names lead to their pages once it is answered. */
function pictureOf(game: GameData, question: Question, isAnswered: boolean): HTMLElement | string {
  if (question.kind !== "type") return "";
  const type = game.types[question.attackingTypeId - 1];
  return html`<p class="quiz-picture">${isAnswered ? linkedType(type) : typeBadge(type)}<span aria-hidden="true">→</span>${(isAnswered ? linkedContender : contender)(game, question.defender)}</p>`;
}

function explanationOf(game: GameData, question: Question): HTMLElement {
  if (question.kind === "type")
    return html`<p>${words("typeAnswer", {value: multiplier(question.answer)})}</p>`;
  const {a, b, probability: p} = question;
  const winner = p >= 0.5 ? a : b;
  const named = (pokemon: Pokemon): HTMLElement =>
    html`<span class="row"><b>${namedForm(pokemon)}</b>${linkedTypes(game.types, pokemon.typeIds)}</span>`;
  return html`<div><p>${phrase(words, "matchupAnswer", {name: namedForm(winner), value: probability(Math.max(p, 1 - p))})}
    <a href=${siteLink(`/fight/?a=${a.identifier}&b=${b.identifier}`)}>${words("see")}</a></p>${versusBar(p, localName(a))}
    <div class="row between"><span class="key-a">${named(a)}</span><span class="key-b">${named(b)}</span></div></div>`;
}

/** Questions on types and match-ups, with score and streak; the answered question and the score stand in the address. */
export function quizPage(game: GameData, matchups: Matchups | null): HTMLElement {
  let difficulty: Difficulty = FIRST;
  let score: Score;
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
  const addressOf = (round: Round | null): string =>
    location.pathname + formatRound(location.search, round, score) + location.hash;
  const goOn = (): void => {
    history.pushState(history.state, "", addressOf(null));
    ask(nextQuestion(game, matchups, difficulty, Math.random)).focus();
  };
  /** @param said what was answered already @returns the question's title */
  const ask = (question: Question, said: number | null = null): HTMLElement => {
    const verdict: HTMLElement = html`<div class="verdict" role="status"></div>`;
    const picture: HTMLElement = html`<div>${pictureOf(game, question, false)}</div>`;
    const buttons: HTMLButtonElement[] = optionValues(question).map(
      (value) =>
        html`<button type="button" class="button option" data-value=${value} ${{onclick: () => answer(value)}}>${optionContent(game, question, value)}</button>`
    );
    const answer = (chosen: number): void => {
      score = scoreAfter(score, isRight(question, chosen));
      storeBest(score.best);
      showScore();
      history.replaceState(history.state, "", addressOf({question, said: chosen}));
      judge(chosen).focus();
    };
    /** Shows what was chosen and what is right. @returns the button to go on */
    const judge = (chosen: number): HTMLElement => {
      const correct = isRight(question, chosen);
      for (const button of buttons) {
        const own = Number(button.dataset.value);
        button.disabled = true;
        if (isRight(question, own)) button.classList.add("is-right");
        else if (own === chosen) button.classList.add("is-wrong");
      }
      const next: HTMLElement = html`<button type="button" class="button button-primary" ${{onclick: goOn}}>${words("next")}</button>`;
      picture.replaceChildren(pictureOf(game, question, true));
      verdict.replaceChildren(
        html`<p class=${correct ? "verdict-right" : "verdict-wrong"}><b>${words(correct ? "right" : "wrong")}</b></p>`,
        explanationOf(game, question),
        next
      );
      return next;
    };
    const title: HTMLElement = html`<h2 tabindex="-1">${
      question.kind === "type"
        ? words("typeQuestion", {name: localName(question.defender)})
        : words("matchupQuestion")
    }</h2>`;
    place.replaceChildren(
      title,
      picture,
      html`<div class=${`options options-${question.kind}`} role="group" aria-label=${words("options")}>${buttons}</div>`,
      verdict
    );
    if (said !== null) judge(said);
    return title;
  };
  const showAddressed = (): void => {
    const {round, score: kept} = parseRound(game, matchups, location.search);
    score = {...kept, best: storedBest()};
    showScore();
    if (round === null) ask(nextQuestion(game, matchups, difficulty, Math.random));
    else ask(round.question, round.said);
  };
  const choose = (level: string): void => {
    difficulty = level as Difficulty;
    const query = new URLSearchParams(location.search);
    // Back, and an address that is opened, bring their question with them; what a reader chooses is a step of its own.
    if ((query.get("level") ?? FIRST) !== level) {
      if (level === FIRST) query.delete("level");
      else query.set("level", level);
      score = {right: 0, asked: 0, streak: 0, best: 0};
      history.pushState(
        history.state,
        "",
        location.pathname + formatRound(query.toString(), null, score) + location.hash
      );
    }
    showAddressed();
  };
  const levels = (["easy", "normal", "hard"] as const).map((value) => ({value, label: words(value)}));
  const level = segmented("level", words("difficulty"), levels, difficulty, choose);
  window.addEventListener("popstate", showAddressed);
  showAddressed();
  return html`<div><div class="row between">${level}${board}</div>${place}</div>`;
}
