import {type Replay, replayDuel} from "../../pipelines/battle/replay.ts";
import {localName} from "../i18n/language.ts";
import {integer, probability} from "../i18n/numbers.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import type {Engine, SolvedFight} from "./fight-engine.ts";
import {sampleFights} from "./fight-sample.ts";
import {type Contenders, replayTurns} from "./replay-turns.ts";
import {replayWords as words} from "./replay-words.ts";

/** Fights played to know which is typical, and how rare each is. */
const SAMPLED = 200;

/** One fight of the many, turn by turn, with both sides' HP. */
export function replaySection(index: GameIndex, engine: Engine, fight: SolvedFight): HTMLElement {
  const {tables} = engine;
  const {moveId, opponentMoveId} = fight.answer!.recommended;
  const [a, b] = [tables.pokemonIndex(fight.a), tables.pokemonIndex(fight.b)];
  const contenders: Contenders = {
    names: {A: localName(index.pokemon(fight.a)), B: localName(index.pokemon(fight.b))},
    mostHp: {A: tables.pokemon[a].hp, B: tables.pokemon[b].hp}
  };
  const play = (seed: number): Replay =>
    replayDuel(tables, a, tables.moveIndex(moveId), b, tables.moveIndex(opponentMoveId), seed);
  const sample = sampleFights(play, SAMPLED);
  let seed = 0;
  const place: HTMLElement = html`<div></div>`;
  const show = (shown: number): void => {
    const replay = play(shown);
    const share = probability(sample.shareOf(replay));
    const said = words(shown === sample.typical.seed ? "typical" : "rare", {
      of: integer(sample.fights),
      share
    });
    place.replaceChildren(html`<p class="quiet">${said}</p>`, ...replayTurns(index, contenders, replay));
  };
  show(sample.typical.seed);
  const again = (): void => {
    seed = (seed % SAMPLED) + 1;
    if (seed === sample.typical.seed) seed = (seed % SAMPLED) + 1;
    show(seed);
  };
  return html`<section class="replay"><h2>${words("title")}</h2><p>${words("note")}</p><button type="button" class="button button-small"
    ${{onclick: again}}>${words("another")}</button>${place}</section>`;
}
