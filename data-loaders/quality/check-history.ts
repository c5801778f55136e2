import {join} from "node:path";
import {z} from "zod";
import type {DataPaths} from "../../lib/files/paths.ts";
import {publishText} from "../../lib/files/publish.ts";
import {JsonFileError, readJsonIfThere} from "../../lib/files/read-json.ts";
import {blocks, type Check, passed, SEVERITIES} from "./quality-check.ts";

export const checkedRunSchema = z.object({
  /** ISO 8601. */
  at: z.string(),
  mode: z.string(),
  outcome: z.enum(["published", "rejected"]),
  checks: z.int().min(0),
  failed: z.array(
    z.object({
      table: z.string(),
      name: z.string(),
      severity: z.enum(SEVERITIES),
      violations: z.int().min(0)
    })
  ),
  disagreements: z.int().min(0)
});
/** What the checks said of one run of the ETL. */
export type CheckedRun = z.infer<typeof checkedRunSchema>;

const KEPT = 50;

const historyPath = (paths: Pick<DataPaths, "stages">): string =>
  join(paths.stages, "etl", "check-history.json");

function readHistory(paths: Pick<DataPaths, "stages">): readonly CheckedRun[] {
  try {
    const kind = {schema: z.array(checkedRunSchema), what: "a history of checks", remedy: "it begins anew"};
    return readJsonIfThere(historyPath(paths), kind) ?? [];
  } catch (error) {
    if (error instanceof JsonFileError) return [];
    throw error;
  }
}

const withoutTime = ({at: _, ...rest}: CheckedRun): string => JSON.stringify(rest);

/**
 * Adds a run to what is known of earlier ones, published or refused, unless it says the same as the last.
 * @returns the latest runs, the newest first
 */
export async function recordChecks(
  paths: Pick<DataPaths, "stages">,
  run: {
    readonly at: string;
    readonly mode: string;
    readonly checks: readonly Check[];
    readonly disagreements: number;
  }
): Promise<readonly CheckedRun[]> {
  const {at, mode, checks, disagreements} = run;
  const history = readHistory(paths);
  const entry: CheckedRun = {
    at,
    mode,
    outcome: checks.some(blocks) ? "rejected" : "published",
    checks: checks.length,
    failed: checks
      .filter((check) => !passed(check))
      .map(({table, name, severity, violations}) => ({table, name, severity, violations})),
    disagreements
  };
  if (history.length > 0 && withoutTime(history[0]) === withoutTime(entry)) return history;
  const longer = [entry, ...history].slice(0, KEPT);
  await publishText(historyPath(paths), `${JSON.stringify(longer)}\n`);
  return longer;
}
