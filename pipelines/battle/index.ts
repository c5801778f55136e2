/** The battle engine: everything the rest of the program uses. Imports nothing from Node or npm. */

export {type BattleTables, createBattleTables} from "./battle-tables.ts";
export {type Build, DEFAULT_BUILD, statsOf} from "./build.ts";
export {UnsupportedByChain} from "./chain/transitions.ts";
export {type DamageRolls, damageRolls, typeMultiplier} from "./damage.ts";
export {damagingMoves} from "./damaging-moves.ts";
export {
  type DuelProbability,
  type DuelTally,
  duelProbability,
  type SamplingOptions,
  simulateDuel
} from "./duel.ts";
export {EVENT_KINDS, type EventKind} from "./events.ts";
export {type Fighter, type FighterState, fighterPokemon, freshState} from "./fighter.ts";
export {type Policies, playFights} from "./fights.ts";
export {type BestMoves, bestMoves} from "./matchup/best-moves.ts";
export {type MoveSetSide, simulateMoveSets} from "./move-sets.ts";
export {NATURE_IDENTIFIERS, NATURES, type Nature, type NatureIdentifier} from "./natures.ts";
export {type AttackOutlook, attackOutlook} from "./outlook.ts";
export {POLICIES, type PolicyName} from "./policy.ts";
export {type Replay, type ReplayEvent, replayDuel, replayFight, replayMoveSets} from "./replay.ts";
export {type DamageOutlook, damageOutlook} from "./solve/damage-outlook.ts";
export {
  type ChoiceAnswer,
  type FightAnswer,
  type FightBudget,
  fightAnswer,
  fightValues
} from "./solve/fight-answer.ts";
export {type FightLine, fightLines} from "./solve/fight-line.ts";
export {FightSolver, type FightValue} from "./solve/fight-solver.ts";
export {battleSpeed, battleStats} from "./stats.ts";
