import {populationShares} from "../../../../lib/statistics/population-share.ts";
import type {ColumnDrift} from "../assess.ts";
import type {Thresholds} from "../drift-thresholds.ts";
import type {ProfileColumn} from "../profile.ts";
import type {ReportColumn} from "./drift-report.ts";

/** A judged column as the report shows it. */
export function reportColumn(
  drift: ColumnDrift,
  column: ProfileColumn,
  weight: number | null,
  thresholds: Thresholds
): ReportColumn {
  const {shares, referenceShares, ...rest} = drift;
  const numeric = column.kind === "numeric";
  return {
    ...rest,
    weight,
    unit: numeric ? column.unit : "category",
    labels: numeric ? column.edges : column.categories,
    histogram: shares.map(rounded),
    referenceHistogram: referenceShares.map(rounded),
    categories: numeric
      ? null
      : populationShares(
          column.categories,
          shares,
          referenceShares,
          drift.effectiveRows,
          thresholds.confidence
        )
  };
}

const rounded = (share: number): number => Math.round(share * 1e6) / 1e6;
