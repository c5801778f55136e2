import type {LocalizedName} from "../../data-loaders/game-data.ts";
import {AILMENT} from "../../pipelines/battle/codes.ts";
import {type ReplayEvent, replayDuel} from "../../pipelines/battle/replay.ts";
import {localName} from "../i18n/language.ts";
import {integer} from "../i18n/numbers.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import type {Engine, SolvedFight} from "./fight-engine.ts";
import {replayWords as words} from "./replay-words.ts";

const ailmentName = (code: number): string => {
  const name = Object.entries(AILMENT).find(([, value]) => value === code)?.[0];
  return name && name in AILMENT_WORDS
    ? words(AILMENT_WORDS[name as keyof typeof AILMENT_WORDS])
    : words("ailing");
};
const AILMENT_WORDS = {
  burn: "burned",
  freeze: "frozenNow",
  paralysis: "paralysedNow",
  poison: "poisoned",
  bad_poison: "badlyPoisoned",
  sleep: "fellAsleep",
  confusion: "confused"
} as const;

/** Names by the engine's indexes. */
interface Names {
  readonly moveOf: (index: number) => string;
  readonly pokemonOf: (index: number) => string;
  readonly typeOf: (index: number) => string;
}

const nameOf = (row: {readonly name: LocalizedName} | undefined): string => (row ? localName(row) : "–");

/** One event in words. */
function eventText(
  event: ReplayEvent,
  nameOf: (side: "A" | "B") => string,
  {moveOf, pokemonOf, typeOf}: Names
): string {
  const {kind, side, value} = event;
  const name = nameOf(side);
  switch (kind) {
    case "move":
    case "charge":
    case "called":
    case "mimic":
      return words(kind, {name, move: moveOf(value)});
    case "transform":
      return words(kind, {name, pokemon: pokemonOf(value)});
    case "type":
      return words(kind, {name, type: typeOf(value)});
    case "ailment":
      return words("ailment", {name, ailment: ailmentName(value)});
    case "stages":
      return words(value >= 0 ? "statsRise" : "statsFall", {name});
    default:
      return words(kind, {name, n: integer(value)});
  }
}

interface Turn {
  readonly turn: number;
  readonly events: readonly ReplayEvent[];
}

function byTurn(events: readonly ReplayEvent[]): Turn[] {
  const turns = new Map<number, ReplayEvent[]>();
  for (const event of events) turns.set(event.turn, [...(turns.get(event.turn) ?? []), event]);
  return [...turns].map(([turn, list]) => ({turn, events: list}));
}

const MOST_TURNS = 12;

/** One fight of the many, turn by turn, with both sides' HP. */
export function replaySection(index: GameIndex, engine: Engine, fight: SolvedFight): HTMLElement {
  const {tables} = engine;
  const {moveId, opponentMoveId} = fight.answer!.recommended;
  const [a, b] = [tables.pokemonIndex(fight.a), tables.pokemonIndex(fight.b)];
  const names = {A: localName(index.pokemon(fight.a)), B: localName(index.pokemon(fight.b))};
  const most = {A: tables.pokemon[a].hp, B: tables.pokemon[b].hp};
  const {moves, pokemon, types} = index.game;
  const named: Names = {
    moveOf: (position) => nameOf(moves[position]),
    pokemonOf: (position) => nameOf(pokemon[position]),
    typeOf: (position) => nameOf(types[position])
  };
  let seed = 1;
  const place: HTMLElement = html`<div></div>`;
  const health = (side: "A" | "B", hp: number): HTMLElement =>
    html`<div class="health"><span class=${side === "A" ? "key-a" : "key-b"}>${names[side]}</span><span class="meter" aria-hidden="true"><i
      style=${`width:${(100 * Math.max(0, hp)) / most[side]}%;--fill:var(--${side.toLowerCase()})`}></i></span><span class="num">${integer(
        Math.max(0, hp)
      )} / ${integer(most[side])}</span></div>`;
  const turnItem = ({turn, events}: Turn): HTMLElement => {
    const last = events[events.length - 1];
    return html`<li class="turn"><h3>${words("turn", {n: turn})}</h3><ul>${events.map(
      (event) =>
        html`<li class=${`event-${event.side.toLowerCase()}`}>${eventText(event, (side) => names[side], named)}</li>`
    )}</ul><div class="healths">${health("A", last.hpA)}${health("B", last.hpB)}</div></li>`;
  };
  const show = (): void => {
    const {events, winner, turns} = replayDuel(
      tables,
      a,
      tables.moveIndex(moveId),
      b,
      tables.moveIndex(opponentMoveId),
      seed
    );
    const list = byTurn(events);
    const shown = list.length > MOST_TURNS ? [...list.slice(0, MOST_TURNS - 2), ...list.slice(-2)] : list;
    const result = winner
      ? words("won", {name: names[winner], n: integer(turns)})
      : words("drawn", {n: integer(turns)});
    place.replaceChildren(
      html`<p class="replay-result" role="status"><b>${result}</b>${
        list.length > shown.length
          ? html`<span class="quiet"> ${words("cut", {n: list.length - shown.length})}</span>`
          : ""
      }</p>`,
      html`<ol class="turns">${shown.map(turnItem)}</ol>`
    );
  };
  show();
  const again = (): void => {
    seed += 1;
    show();
  };
  return html`<section class="replay"><h2>${words("title")}</h2><p>${words("note")}</p><button type="button" class="button button-small"
    ${{onclick: again}}>${words("another")}</button>${place}</section>`;
}
