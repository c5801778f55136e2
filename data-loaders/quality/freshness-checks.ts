import type {Contribution} from "../reconcile/contribution.ts";
import type {Check} from "./quality-check.ts";

const DAY = 86_400_000;

/**
 * One check for each live source: whether it confirmed its oldest answer within so many days.
 * @param now ISO 8601
 */
export const checkFreshness = (contributions: readonly Contribution[], now: string, days: number): Check[] =>
  contributions.flatMap(({source, origin: {fetched}}): Check[] => {
    if (fetched === null) return [];
    const age = Math.floor((Date.parse(now) - Date.parse(fetched.earliest)) / DAY);
    const over = Math.max(0, age - days);
    return [
      {
        group: "freshness",
        severity: "warning",
        table: "all",
        name: `fresh_${source}`,
        title: `${source} confirmed every answer within ${days} days`,
        violations: over,
        examples:
          over > 0 ? [`the oldest is of ${fetched.earliest.slice(0, 10)}; run with --source live`] : []
      }
    ];
  });
