import {AILMENT} from "../../pipelines/battle/codes.ts";
import type {Replay, ReplayEvent} from "../../pipelines/battle/replay.ts";
import {integer} from "../i18n/numbers.ts";
import {linkedType} from "../ui/badges.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {namedForm} from "../ui/named-form.ts";
import {namedMove} from "../ui/named-move.ts";
import {phrase} from "../ui/phrase.ts";
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

/** Names by the engine's indexes, each leading to its page. */
interface Names {
  readonly moveOf: (index: number) => Node | string;
  readonly pokemonOf: (index: number) => Node | string;
  readonly typeOf: (index: number) => Node | string;
}

const namedBy =
  <Row>(rows: readonly Row[], named: (row: Row) => Node) =>
  (position: number): Node | string =>
    position in rows ? named(rows[position]) : "–";

/** One event in words. */
function eventText(
  event: ReplayEvent,
  nameOf: (side: "A" | "B") => string,
  {moveOf, pokemonOf, typeOf}: Names
): Node | string {
  const {kind, side, value} = event;
  const name = nameOf(side);
  switch (kind) {
    case "move":
    case "charge":
    case "called":
    case "mimic":
      return phrase(words, kind, {name, move: moveOf(value)});
    case "transform":
      return phrase(words, kind, {name, pokemon: pokemonOf(value)});
    case "type":
      return phrase(words, kind, {name, type: typeOf(value)});
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

/** Who fights: both sides' names and maximum HP. */
export interface Contenders {
  readonly names: Readonly<Record<"A" | "B", string>>;
  readonly mostHp: Readonly<Record<"A" | "B", number>>;
}

/** A fight's result, and its turns with both sides' HP. */
export function replayTurns(
  {game: {moves, pokemon, types}}: GameIndex,
  {names, mostHp}: Contenders,
  {events, winner, turns}: Replay
): HTMLElement[] {
  const named: Names = {
    moveOf: namedBy(moves, namedMove),
    pokemonOf: namedBy(pokemon, namedForm),
    typeOf: namedBy(types, linkedType)
  };
  const health = (side: "A" | "B", hp: number): HTMLElement =>
    html`<div class="health"><span class=${side === "A" ? "key-a" : "key-b"}>${names[side]}</span><span class="meter" aria-hidden="true"><i
      style=${`width:${(100 * Math.max(0, hp)) / mostHp[side]}%;--fill:var(--${side.toLowerCase()})`}></i></span><span class="num">${integer(
        Math.max(0, hp)
      )} / ${integer(mostHp[side])}</span></div>`;
  const turnItem = ({turn, events: happened}: Turn): HTMLElement => {
    const last = happened[happened.length - 1];
    return html`<li class="turn"><h3>${words("turn", {n: turn})}</h3><ul>${happened.map(
      (event) =>
        html`<li class=${`event-${event.side.toLowerCase()}`}>${eventText(event, (side) => names[side], named)}</li>`
    )}</ul><div class="healths">${health("A", last.hpA)}${health("B", last.hpB)}</div></li>`;
  };
  const list = byTurn(events);
  const shown = list.length > MOST_TURNS ? [...list.slice(0, MOST_TURNS - 2), ...list.slice(-2)] : list;
  const result = winner
    ? words("won", {name: names[winner], n: integer(turns)})
    : words("drawn", {n: integer(turns)});
  return [
    html`<p class="replay-result" role="status"><b>${result}</b>${
      list.length > shown.length
        ? html`<span class="quiet"> ${words("cut", {n: list.length - shown.length})}</span>`
        : ""
    }</p>`,
    html`<ol class="turns">${shown.map(turnItem)}</ol>`
  ];
}
