import type {Battle} from "../battle.ts";
import type {BattleMove} from "../battle-move.ts";
import {AILMENT, BEHAVIOUR, DAMAGE} from "../codes.ts";
import {usesFormula} from "../damage.ts";
import type {Side} from "../side.ts";
import {has} from "./condition.ts";

/** What of a side's condition anything in this battle can ask for. What nothing asks for is as if it were not. */
export interface Relevance {
  readonly attack: boolean;
  readonly defense: boolean;
  readonly spAttack: boolean;
  readonly spDefense: boolean;
  readonly accuracy: boolean;
  readonly evasion: boolean;
  readonly last: boolean;
}

const TAKES_CHOICES: ReadonlySet<number> = new Set([BEHAVIOUR.disable, BEHAVIOUR.encore, BEHAVIOUR.taunt]);
const ASKS_FOR_LAST: ReadonlySet<number> = new Set([
  BEHAVIOUR.disable,
  BEHAVIOUR.encore,
  BEHAVIOUR.mimic,
  BEHAVIOUR.mirror_move
]);

const isPhysical = (move: BattleMove): boolean => usesFormula(move) && !move.special;
const isSpecial = (move: BattleMove): boolean => usesFormula(move) && move.special;
const isFoulPlay = (move: BattleMove): boolean => move.damage === DAMAGE.foul_play;
const strikesWithOwn = (move: BattleMove): boolean => isPhysical(move) && !isFoulPlay(move);
const canMiss = (move: BattleMove): boolean => move.accuracy > 0 && move.damage !== DAMAGE.ohko;
const confuses = (move: BattleMove): boolean => move.ailment === AILMENT.confusion;
const isRampage = (move: BattleMove): boolean => move.behaviour === BEHAVIOUR.rampage;

/** @param counted whether power points run out */
export function relevanceOf(side: Side, opponent: Side, counted: boolean): Relevance {
  const copies = side.copying || opponent.copying;
  const mayStruggle = (against: Side): boolean =>
    counted || has(against, ({behaviour}) => TAKES_CHOICES.has(behaviour));
  const confusable = side.confusion > 0 || has(opponent, confuses) || has(side, isRampage);
  return {
    attack:
      copies || confusable || has(side, strikesWithOwn) || has(opponent, isFoulPlay) || mayStruggle(opponent),
    defense: copies || confusable || has(opponent, isPhysical) || mayStruggle(side),
    spAttack: copies || has(side, isSpecial),
    spDefense: copies || has(opponent, isSpecial),
    accuracy: copies || has(side, canMiss),
    evasion: copies || has(opponent, canMiss),
    last: copies || has(opponent, ({behaviour}) => ASKS_FOR_LAST.has(behaviour))
  };
}

/** Makes conditions equal that nothing can tell apart. */
export function forgetIrrelevant(battle: Battle, relevanceA: Relevance, relevanceB: Relevance): void {
  const {a, b} = battle;
  forgetOf(a, relevanceA);
  forgetOf(b, relevanceB);
  battle.lasting = lasts(a) || lasts(b);
  battle.upkeep = battle.lasting || needsUpkeep(a) || needsUpkeep(b);
}

function forgetOf(side: Side, relevant: Relevance): void {
  if (!relevant.attack) side.attack = 0;
  if (!relevant.defense) side.defense = 0;
  if (!relevant.spAttack) side.spAttack = 0;
  if (!relevant.spDefense) side.spDefense = 0;
  if (!relevant.accuracy) side.accuracy = 0;
  if (!relevant.evasion) side.evasion = 0;
  if (!relevant.last) side.last = null;
  side.touched = isTouched(side);
}

const isTouched = (side: Side): boolean =>
  side.attack !== 0 ||
  side.defense !== 0 ||
  side.spAttack !== 0 ||
  side.spDefense !== 0 ||
  side.ailment === AILMENT.burn ||
  (side.thrivesOnAilments && side.ailment !== AILMENT.none) ||
  side.focused ||
  side.minimized ||
  side.hidden !== 0 ||
  side.reflect > 0 ||
  side.lightScreen > 0 ||
  side.roosting ||
  side.transformed;

const lasts = (side: Side): boolean =>
  side.taunted > 0 ||
  side.encored !== null ||
  side.disabled !== null ||
  side.drowsy > 0 ||
  side.reflect > 0 ||
  side.lightScreen > 0 ||
  side.mist > 0 ||
  side.roosting ||
  side.protecting ||
  side.stallTurns > 0 ||
  side.bideTurns > 0 ||
  side.rampage !== null;

const needsUpkeep = (side: Side): boolean =>
  side.ailment !== AILMENT.none || side.seeded || side.trapTurns > 0;
