import {replayDuel} from "../../pipelines/battle/replay.ts";
import {localName} from "../i18n/language.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import type {Engine, SolvedFight} from "./fight-engine.ts";
import {type Contenders, replayTurns} from "./replay-turns.ts";
import {replayWords as words} from "./replay-words.ts";

/** One fight of the many, turn by turn, with both sides' HP. */
export function replaySection(index: GameIndex, engine: Engine, fight: SolvedFight): HTMLElement {
  const {tables} = engine;
  const {moveId, opponentMoveId} = fight.answer!.recommended;
  const [a, b] = [tables.pokemonIndex(fight.a), tables.pokemonIndex(fight.b)];
  const contenders: Contenders = {
    names: {A: localName(index.pokemon(fight.a)), B: localName(index.pokemon(fight.b))},
    mostHp: {A: tables.pokemon[a].hp, B: tables.pokemon[b].hp}
  };
  let seed = 1;
  const place: HTMLElement = html`<div></div>`;
  const show = (): void => {
    const replay = replayDuel(tables, a, tables.moveIndex(moveId), b, tables.moveIndex(opponentMoveId), seed);
    place.replaceChildren(...replayTurns(index, contenders, replay));
  };
  show();
  const again = (): void => {
    seed += 1;
    show();
  };
  return html`<section class="replay"><h2>${words("title")}</h2><p>${words("note")}</p><button type="button" class="button button-small"
    ${{onclick: again}}>${words("another")}</button>${place}</section>`;
}
