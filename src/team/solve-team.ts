import type {BattleTables} from "../../pipelines/battle/battle-tables.ts";
import {solveMany} from "../../pipelines/battle/solve/many-fights.ts";
import type {FightEstimator} from "../../pipelines/model/fight-estimate/fight-estimator.ts";
import type {PlacedFight, TeamReport} from "./team-messages.ts";

/** Of an interval that is near enough beside five others: three points to either side. */
const NEAR_ENOUGH = 0.06;
const EVEN = 0.5;

/**
 * Tells an estimate of each fight first, then each better value as it is found: the fights that are nearest to even
 * come first, since who wins the others is as good as known.
 * @param budget milliseconds to solve; 0 for estimates alone
 */
export function solveTeam(
  {tables, estimator}: {readonly tables: BattleTables; readonly estimator: FightEstimator},
  fights: readonly PlacedFight[],
  budget: number,
  tell: (report: TeamReport) => void
): void {
  const open = fights.map((fight) => ({
    ...fight,
    estimate: fight.estimate ?? estimator.estimate(fight.a, fight.b)
  }));
  for (const [at, {place, estimate}] of open.entries())
    if (fights[at].estimate === null) tell({type: "estimate", place, value: estimate});
  if (budget > 0) {
    open.sort((x, y) => Math.abs(x.estimate - EVEN) - Math.abs(y.estimate - EVEN));
    for (const news of solveMany(tables, open, {budget, width: NEAR_ENOUGH})) {
      const {place} = open[news.place];
      if (news.kind === "better") tell({type: "better", place, value: news.value});
      else tell({type: news.kind, place});
    }
  }
  tell({type: "end"});
}
