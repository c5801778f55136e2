import {StatementError, StoppedError} from "./sql-database.ts";
import {words} from "./sql-words.ts";

/** DuckDB would load these from its own host. */
const EXTENSION = /extensions\.duckdb\.org|in the \w+ extension/;

/** What a reader can do about an error, where that is more than what DuckDB says; null elsewhere. */
export function toldProblem(error: unknown, seconds: number): string | null {
  if (!(error instanceof Error)) return null;
  const {message} = error;
  const restarted = error instanceof StoppedError && error.isRestarted ? ` ${words("restarted")}` : "";
  if (EXTENSION.test(message)) return words("extension") + restarted;
  if (error instanceof StoppedError) return words(error.reason, {seconds, message}) + restarted;
  return error instanceof StatementError && message.startsWith("Out of Memory") ? words("memory") : null;
}
