import type {Move, StatStages} from "../../data-loaders/game-data.ts";
import {type BattleMove, battleMove} from "../../pipelines/battle/battle-move.ts";
import {FIRE} from "../../pipelines/battle/immunity.ts";
import {common} from "../i18n/common.ts";
import {percent} from "../i18n/numbers.ts";
import {ailmentWords, behaviourWords, damageWords, effectWords as words} from "./move-effect-words.ts";

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const share = (perCent: number): string => percent(perCent / 100, 0);

const chance = (perCent: number, what: string): string =>
  perCent < 100 ? words("sometimes", {n: share(perCent), what}) : upperFirst(words("always", {what}));

function stagesText(stages: StatStages): string {
  return (Object.keys(stages) as (keyof StatStages)[])
    .filter((stat) => stages[stat] !== 0)
    .map((stat) => {
      const name =
        stat === "accuracy" ? words("hitAccuracy") : stat === "evasion" ? words("evasion") : common(stat);
      return `${name} ${stages[stat] > 0 ? "+" : "−"}${Math.abs(stages[stat])}`;
    })
    .join(", ");
}

function changesText({mechanics: {statChange}}: Move): string[] {
  if (!statChange) return [];
  const {target, percent: perCent, stages} = statChange;
  const changes = stagesText(stages);
  if (perCent === 100) return [words(target, {changes})];
  return [words(target === "user" ? "sometimesUser" : "sometimesTarget", {n: share(perCent), changes})];
}

/** What it does to a target that hides in the air or under the ground. */
function hiddenText({reachesAir, reachesUnderground, doubledAgainstHidden}: BattleMove): string[] {
  return [
    ...(reachesAir ? [words(doubledAgainstHidden ? "doubledInAir" : "reachesAir")] : []),
    ...(reachesUnderground ? [words(doubledAgainstHidden ? "doubledUnderground" : "reachesUnderground")] : [])
  ];
}

function damageText({mechanics}: Move): string[] {
  const {damageType, minHits, maxHits, fixedDamage} = mechanics;
  if (damageType === "none" || damageType === "formula") return [];
  if (damageType !== "multi_hit") return [damageWords(damageType, {n: fixedDamage ?? 0})];
  return [
    minHits === maxHits
      ? damageWords("times", {n: minHits})
      : damageWords("severalTimes", {low: minHits, high: maxHits})
  ];
}

/** What a move does beyond its figures, as the simulator plays it: a sentence each, in the page's language. */
export function moveEffects(move: Move): string[] {
  const {mechanics} = move;
  const played = battleMove(move, 0);
  const texts = [
    ...(move.priority === 0 ? [] : [words(move.priority > 0 ? "first" : "last")]),
    ...damageText(move),
    ...(mechanics.behaviour === "none" || (mechanics.behaviour === "recover" && mechanics.healPercent > 0)
      ? []
      : [behaviourWords(mechanics.behaviour)]),
    ...(mechanics.ailment ? [chance(mechanics.ailmentPercent, ailmentWords(mechanics.ailment))] : []),
    ...(mechanics.flinchPercent > 0 ? [chance(mechanics.flinchPercent, words("flinch"))] : []),
    ...changesText(move),
    ...hiddenText(played),
    ...(played.guardsWhileCharging ? [words("guards")] : []),
    ...(mechanics.drainPercent > 0 ? [words("drain", {n: share(mechanics.drainPercent)})] : []),
    ...(mechanics.recoilPercent > 0 && mechanics.behaviour !== "struggle"
      ? [words("recoil", {n: share(mechanics.recoilPercent)})]
      : []),
    ...(mechanics.healPercent > 0 ? [words("heal", {n: share(mechanics.healPercent)})] : []),
    ...(mechanics.critStage > 0 ? [words(mechanics.critStage >= 3 ? "alwaysCritical" : "critical")] : []),
    ...(mechanics.thaws ? [words("thaws")] : []),
    ...(mechanics.damageType !== "none" && (mechanics.thaws || played.type === FIRE)
      ? [words("thawsTarget")]
      : []),
    ...(mechanics.powder ? [words("powder")] : []),
    ...(mechanics.behaviour === "leech_seed" ? [words("seedless")] : []),
    ...(mechanics.crushesMinimized ? [words("crushes")] : [])
  ];
  if (texts.length > 0) return texts;
  return [mechanics.damageType === "none" ? behaviourWords("other") : words("plain")];
}
