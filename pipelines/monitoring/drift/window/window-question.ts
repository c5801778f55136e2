import {quoteText} from "../../../../lib/duckdb/quote-sql.ts";
import {logColumn} from "../../log/log-sql.ts";
import type {Profile} from "../profile.ts";
import {intervalOf} from "./histogram-sql.ts";

export interface WindowQuestion {
  /** A table or view with the prediction log's columns. */
  readonly relation: string;
  readonly profile: Profile;
  /** Milliseconds since 1970; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** Number of equal slots of time to show. */
  readonly slots: number;
}

/** Whether a row answers a question about the best move. */
export const BEST_MOVE = `contains(${logColumn("endpoint")}, 'best-move')`;

/** A timestamp literal with microseconds, UTC, from milliseconds since 1970. */
const timestamp = (milliseconds: number): string => `make_timestamp(${Math.round(milliseconds * 1000)})`;

/** The rows of every model version in the window. */
export const timeCondition = ({from, to}: Pick<WindowQuestion, "from" | "to">): string =>
  `${logColumn("time")} >= ${timestamp(from)} AND ${logColumn("time")} < ${timestamp(to)}`;

/** The rows of the profile's model version in the window. */
export const condition = (question: WindowQuestion): string =>
  `${timeCondition(question)} AND ${logColumn("model_version")} = ${quoteText(question.profile.modelVersion)}`;

/** Number of a row's slot of time. */
export function slotOf({from, to, slots}: WindowQuestion): string {
  const width = (to - from) / slots;
  const edges = Array.from({length: slots - 1}, (_, i) => timestamp(from + (i + 1) * width));
  return intervalOf(logColumn("time"), edges);
}
