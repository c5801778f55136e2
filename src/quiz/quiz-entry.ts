import type {GameData} from "../../data-loaders/game-data.ts";
import {matchupsFrom} from "../data/matchups.ts";
import {mount} from "../ui/state.ts";
import {quizPage} from "./quiz-page.ts";

export const showQuiz = (game: Promise<GameData>, matchups: Promise<ArrayBuffer>): Promise<void> =>
  mount(async () => {
    const data = await game;
    return quizPage(data, matchupsFrom(await matchups, data.pokemon.length));
  });
