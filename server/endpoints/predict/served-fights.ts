import type {Request} from "express";
import type {GameData} from "../../../data-loaders/game-data.ts";
import type {ChoiceAnswer, FightAnswer} from "../../../pipelines/battle/solve/fight-answer.ts";
import type {Sides} from "../../../pipelines/battle/solve/many-fights.ts";
import {FEATURE_VERSION} from "../../../pipelines/model/features/feature-catalogue.ts";
import {loggedFighter} from "../../../pipelines/monitoring/log/logged-fighter.ts";
import {SOLVER as SOLVER_VERSION} from "../../../pipelines/monitoring/log/logged-prediction.ts";
import type {ServedPrediction} from "../../prediction-log/prediction-log.ts";
import type {Services} from "../../services.ts";
import {askedIn} from "./serve.ts";
import {methodOf} from "./told-fight.ts";

interface ServedFight extends Sides {
  readonly answer: FightAnswer;
}

/** In place of a model. What is logged beside fights has this server's features. */
const SOLVER = {recommender: {modelVersion: SOLVER_VERSION}, manifest: {featureVersion: FEATURE_VERSION}};

/** Counts and logs solved fights that are about to be answered. No model was asked. */
export function servedFights(services: Services, request: Request, fights: readonly ServedFight[]): void {
  const {metrics, predictionLog, catalogue} = services;
  for (const {answer} of fights) {
    metrics.fights.inc({method: methodOf(answer)});
    metrics.fightInterval.observe(answer.high - answer.low);
  }
  const {game} = catalogue;
  const predictions = fights.map((fight) => loggedFight(game, fight));
  predictionLog.record({...SOLVER, game}, askedIn(request), predictions);
}

function loggedFight(game: GameData, {a, b, answer}: ServedFight): ServedPrediction {
  const {value, low, high, hp} = answer;
  return {
    probability: value,
    duel: {
      pokemonA: game.pokemon[a.pokemon].id,
      moveA: game.moves[likeliest(answer.a)].id,
      pokemonB: game.pokemon[b.pokemon].id,
      moveB: game.moves[likeliest(answer.b)].id
    },
    fight: {a: loggedFighter(game, a, hp[0]), b: loggedFighter(game, b, hp[1]), low, high}
  };
}

function likeliest(choices: readonly ChoiceAnswer[]): number {
  return choices.reduce((best, choice) => (choice.share > best.share ? choice : best)).move;
}
