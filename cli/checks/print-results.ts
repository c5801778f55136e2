import {EXIT} from "../../lib/terminal/exit-status.ts";
import {painter} from "../../lib/terminal/paint.ts";
import {anyFailed, type Check, type CheckResult, carryOutAll, resultLines, summaryLine} from "./check.ts";

/** Carries out checks, prints them as a table or as JSON, and sets the exit status. */
export async function printChecks(checks: readonly Check[], {json = false}): Promise<readonly CheckResult[]> {
  const results = await carryOutAll(checks);
  if (json) {
    process.stdout.write(`${JSON.stringify({ok: !anyFailed(results), checks: results}, null, 2)}\n`);
  } else {
    const paint = painter(process.stdout);
    process.stdout.write(`${[...resultLines(results, paint), summaryLine(results)].join("\n")}\n`);
  }
  process.exitCode = anyFailed(results) ? EXIT.failure : EXIT.ok;
  return results;
}
