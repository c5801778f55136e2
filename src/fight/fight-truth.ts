import {wilsonInterval as wilson} from "../../lib/statistics/normal.ts";
import {type DuelProbability, duelProbability} from "../../pipelines/battle/duel.ts";
import {localName} from "../i18n/language.ts";
import {decimal, integer, percent, probability} from "../i18n/numbers.ts";
import {versusBar} from "../ui/bars.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import type {Engine, SolvedFight} from "./fight-engine.ts";
import {words} from "./fight-words.ts";

/** Playouts of the one fight shown, and of each cell of the matrix. */
const PLAYOUTS = 4000;
const PLAYOUTS_OF_A_CELL = 1000;
const SEED = 1;

const simulate = (
  {tables}: Engine,
  fight: SolvedFight,
  moveA: number,
  moveB: number,
  playouts: number
): DuelProbability =>
  duelProbability(
    tables,
    tables.pokemonIndex(fight.a),
    tables.moveIndex(moveA),
    tables.pokemonIndex(fight.b),
    tables.moveIndex(moveB),
    {playouts, seed: SEED}
  );

/** The simulator's win probability for every pair of moves. */
export const simulatedMatrix = (engine: Engine, fight: SolvedFight): number[][] =>
  fight.movesA.map((moveA) =>
    fight.movesB.map((moveB) => simulate(engine, fight, moveA, moveB, PLAYOUTS_OF_A_CELL).probability)
  );

/** 95 % Wilson interval of a share of `n`; a plain ±1.96 s.e. would leave the unit interval near 0 and 1. */
export function wilsonInterval(share: number, n: number): readonly [number, number] {
  const {low, high} = wilson(share * n, n, 0.95);
  return [low, high];
}

function explanation(truth: DuelProbability, interval: readonly [number, number] | undefined): string {
  if (!interval) return words("exact");
  const [low, high] = interval;
  return words("monteCarlo", {
    n: integer(truth.playouts),
    low: probability(low, 1),
    high: probability(high, 1)
  });
}

export interface TruthCard {
  readonly element: HTMLElement;
  /** Plays the fights and fills the card. */
  simulate(): void;
}

/** The model's answer beside the simulator's, for the recommended move and the move that suits the opponent best. */
export function truthCard(index: GameIndex, engine: Engine, fight: SolvedFight): TruthCard {
  const {moveId, opponentMoveId, modelProbability} = fight.answer!.recommended;
  const name = localName(index.pokemon(fight.a));
  const row = (label: string, value: number, bar: HTMLElement): HTMLElement =>
    html`<div class="truth-row"><span class="label">${label}</span>${bar}<b class="num">${percent(value)}</b></div>`;
  const place: HTMLElement = html`<div class="truth-place"><p class="quiet">${words("simulating")}</p></div>`;
  const simulateNow = (): void => {
    const truth = simulate(engine, fight, moveId, opponentMoveId, PLAYOUTS);
    const interval =
      truth.method === "monte_carlo" ? wilsonInterval(truth.probability, truth.playouts) : undefined;
    const difference = decimal(100 * Math.abs(modelProbability - truth.probability), 1);
    place.replaceChildren(
      row(words("simulator"), truth.probability, versusBar(truth.probability, words("simulator"), interval)),
      html`<p class="quiet">${words("simulatorOf", {name})} ${explanation(truth, interval)}. ${words("agrees", {diff: difference})}</p>`
    );
  };
  return {
    element: html`<section class="card"><h2>${words("truthTitle")}</h2><p>${words("truthNote")}</p>
      ${row(words("model"), modelProbability, versusBar(modelProbability, words("model")))}${place}</section>`,
    simulate: simulateNow
  };
}
