import type {Profile} from "../drift/profile.ts";
import {LOG_COLUMNS} from "./log-columns.ts";
import {quoteName, quoteText, timestamp} from "./log-sql.ts";

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

const name = (column: keyof typeof LOG_COLUMNS): string => quoteName(LOG_COLUMNS[column]);

/** The rows of the profile's model version in the window. */
export const condition = ({from, to, profile}: WindowQuestion): string =>
  `${name("time")} >= ${timestamp(from)} AND ${name("time")} < ${timestamp(to)} AND ${name("modelVersion")} = ${quoteText(profile.modelVersion)}`;
