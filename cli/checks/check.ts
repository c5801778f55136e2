import {columns, type Paint} from "../../lib/terminal/paint.ts";

/** `absent`: something optional is not there; nothing is wrong. */
type CheckState = "ok" | "failed" | "absent";

export interface CheckResult {
  readonly group: string;
  readonly name: string;
  readonly state: CheckState;
  /** What was seen, in a few words. */
  readonly detail: string;
  /** What to do about it; empty where there is nothing to do. */
  readonly remedy: string;
  readonly milliseconds: number;
}

export interface Check {
  readonly group: string;
  readonly name: string;
  /** What it means where `look` throws: a failure, unless the thing is optional. */
  readonly optional?: boolean;
  readonly remedy?: string;
  /** How long it may take where that is not the usual time. */
  readonly longestMs?: number;
  /** Says in a few words what it saw. @throws what is wrong */
  look(signal: AbortSignal): Promise<string> | string;
}

export const USUALLY_LONGEST_MS = 10_000;

const oneLine = (error: unknown): string => {
  const {message, cause} = error instanceof Error ? error : {message: String(error), cause: undefined};
  const deeper = cause instanceof Error && message === "fetch failed" ? `: ${cause.message}` : "";
  return `${message}${deeper}`.split("\n")[0];
};

/** Carries out one check; it never throws and never takes longer than `longest` milliseconds. */
export async function carryOut(
  check: Check,
  longest = check.longestMs ?? USUALLY_LONGEST_MS
): Promise<CheckResult> {
  const {group, name, optional = false, remedy = ""} = check;
  const started = performance.now();
  const result = (state: CheckState, detail: string): CheckResult => ({
    group,
    name,
    state,
    detail,
    remedy: state === "ok" ? "" : remedy,
    milliseconds: Math.round(performance.now() - started)
  });
  const timeout = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        timeout.abort();
        reject(new Error(`no answer within ${longest / 1000} s`));
      }, longest);
    });
    return result("ok", await Promise.race([Promise.resolve(check.look(timeout.signal)), late]));
  } catch (error) {
    return result(optional ? "absent" : "failed", oneLine(error));
  } finally {
    clearTimeout(timer);
  }
}

/** Carries out checks one after the other and tells of each as it ends. */
export async function carryOutAll(
  checks: readonly Check[],
  onResult: (result: CheckResult) => void = () => {}
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) {
    const result = await carryOut(check);
    results.push(result);
    onResult(result);
  }
  return results;
}

const MARKS = {ok: ["ok", "green"], failed: ["FAILED", "red"], absent: ["-", "dim"]} as const;

/** A table of results, followed by what to do about them; advice for several in a row stands once, below them. */
export function resultLines(results: readonly CheckResult[], paint: Paint): string[] {
  const rows = columns(results.map(({group, name, detail}) => [group, name, detail]));
  return results.flatMap(({state, remedy}, index) => {
    const [mark, colour] = MARKS[state];
    const line = `${paint(colour, mark.padEnd(6))}  ${rows[index]}`;
    return remedy === "" || results[index + 1]?.remedy === remedy
      ? [line]
      : [line, `        ${paint("yellow", `→ ${remedy}`)}`];
  });
}

export function summaryLine(results: readonly CheckResult[]): string {
  const count = (state: CheckState): number => results.filter((result) => result.state === state).length;
  return `${count("ok")} ok, ${count("failed")} failed, ${count("absent")} not there`;
}

export const anyFailed = (results: readonly CheckResult[]): boolean =>
  results.some(({state}) => state === "failed");
