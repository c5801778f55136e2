import {z} from "zod";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishText} from "../../../lib/files/publish.ts";
import {readJsonIfThere} from "../../../lib/files/read-json.ts";
import {refreshModelCard} from "./model-card.ts";
import {
  appendLedger,
  RegistryError,
  readAliases,
  readLedger,
  readRegistered,
  setAlias,
  trialPath
} from "./model-store.ts";
import type {LedgerEntry} from "./registry-schema.ts";
import {rollBack} from "./rollback.ts";

/** What a trial is for: whether a version may replace production, or whether the one that did should go back. */
const TRIAL_PHASES = ["challenge", "probation"] as const;

/** A version that is asked what production is asked, so that the two can be held against each other. */
export interface Trial {
  readonly phase: (typeof TRIAL_PHASES)[number];
  /** The version beside production: the challenger, or in probation the one that was in production before. */
  readonly version: number;
  /** In production while this trial is on; with another there it is over. */
  readonly production: number;
  /** Share of the requests that it answers itself; 0: in shadow, its answers are logged and not given. */
  readonly share: number;
  /** ISO 8601, UTC. */
  readonly since: string;
}

export const trialSchema = z.object({
  phase: z.enum(TRIAL_PHASES),
  version: z.int().min(1),
  production: z.int().min(1),
  share: z.number().min(0).max(1),
  since: z.iso.datetime()
}) satisfies z.ZodType<Trial>;

/** Which of the two the trial is about: the challenger, or the version on probation. */
export const judgedOf = ({
  phase,
  version,
  production
}: Pick<Trial, "phase" | "version" | "production">): number => (phase === "challenge" ? version : production);

/** What the file says; null where no trial is on. @throws RegistryError */
function readTrialFile(paths: DataPaths): Trial | null {
  return readRegistered("models/trial.json cannot be read", () =>
    readJsonIfThere(trialPath(paths), {
      schema: trialSchema.nullable(),
      what: "a trial",
      remedy: "delete it: no version is on trial then"
    })
  );
}

/** The trial that is on; null where there is none, or another version is in production by now. @throws RegistryError */
export function readTrial(paths: DataPaths): Trial | null {
  const trial = readTrialFile(paths);
  return trial !== null && readAliases(paths).production === trial.production ? trial : null;
}

/** It stays when a trial is over: whoever watches it sees that. */
const publishTrial = (paths: DataPaths, trial: Trial | null): Promise<void> =>
  publishText(trialPath(paths), `${JSON.stringify(trial, null, 2)}\n`);

/** How a share is said in the ledger. */
const shareText = (share: number): string =>
  share === 0
    ? "in shadow: its answers are logged, not given"
    : `answers ${Number((100 * share).toFixed(2))} % of the requests`;

/** @throws RegistryError for anything but a share */
function checkShare(share: number): void {
  if (!(share >= 0 && share <= 1))
    throw new RegistryError(`share ${share} is not a number from 0 (in shadow) to 1 (every request)`);
}

interface Decision {
  readonly now: () => Date;
  readonly reasons?: readonly string[];
  readonly evidence?: LedgerEntry["evidence"];
}

function tell(
  paths: DataPaths,
  action: LedgerEntry["action"],
  {version, previous}: Pick<LedgerEntry, "version" | "previous">,
  {now, reasons = [], evidence = {}}: Decision
): void {
  appendLedger(paths, {at: now().toISOString(), action, version, previous, reasons, evidence});
}

// What follows changes the registry: to be called within `changeRegistry`.

/**
 * Puts a registered version on trial beside the one in production; running servers take it up.
 * @throws RegistryError where none is in production, it is that one, another trial is on, or the share is none
 */
export async function startTrial(
  paths: DataPaths,
  version: number,
  {share, ...decision}: Decision & {readonly share: number}
): Promise<Trial> {
  checkShare(share);
  const {production} = readAliases(paths);
  if (production === undefined)
    throw new RegistryError("no model is in production: there is nothing to be held against");
  if (production === version)
    throw new RegistryError(`version ${version} is in production: it cannot be on trial`);
  const other = readTrial(paths);
  if (other !== null)
    throw new RegistryError(
      `version ${other.version} is on trial already: end that first with \`predictiondex trial stop\``
    );
  const trial: Trial = {
    phase: "challenge",
    version,
    production,
    share,
    since: decision.now().toISOString()
  };
  const reasons = [...(decision.reasons ?? []), shareText(share)];
  tell(paths, "on trial", {version, previous: production}, {...decision, reasons});
  await setAlias(paths, "candidate", version);
  await publishTrial(paths, trial);
  await refreshModelCard(paths, version);
  return trial;
}

/** @throws RegistryError where no trial is on */
export function requireTrial(paths: DataPaths): Trial {
  const trial = readTrial(paths);
  if (trial === null)
    throw new RegistryError("no version is on trial; begin with `predictiondex trial start VERSION`");
  return trial;
}

/** Lets the version on trial answer another share of the requests. @throws RegistryError */
export async function changeShare(paths: DataPaths, share: number, decision: Decision): Promise<Trial> {
  checkShare(share);
  const trial = requireTrial(paths);
  if (trial.phase === "probation")
    throw new RegistryError(
      `version ${trial.version} was in production before and is asked in shadow only: its share cannot be changed`
    );
  const next = {...trial, share};
  tell(
    paths,
    "on trial",
    {version: trial.version, previous: trial.production},
    {...decision, reasons: [shareText(share)]}
  );
  await publishTrial(paths, next);
  return next;
}

/** Ends the trial; production stays what it is. @throws RegistryError where none is on */
export async function endTrial(paths: DataPaths, decision: Decision): Promise<Trial> {
  const trial = requireTrial(paths);
  const {phase, version, production} = trial;
  if (phase === "challenge") tell(paths, "withdrawn", {version, previous: production}, decision);
  else tell(paths, "kept", {version: production, previous: production}, decision);
  await publishTrial(paths, null);
  await refreshModelCard(paths, judgedOf(trial));
  return trial;
}

/**
 * Puts the challenger in production. The version before it stays beside it in shadow, so that a loss that shows later is
 * found. @throws RegistryError where no challenger is on trial
 */
export async function promoteChallenger(paths: DataPaths, decision: Decision): Promise<Trial> {
  const {phase, version, production} = requireTrial(paths);
  if (phase !== "challenge")
    throw new RegistryError(`version ${production} is in production already, on probation`);
  tell(paths, "promoted", {version, previous: production}, decision);
  const probation: Trial = {
    phase: "probation",
    version: production,
    production: version,
    share: 0,
    since: decision.now().toISOString()
  };
  // Until the alias says so too, this trial is none: no moment has two of them. What ends between them is completed later.
  await publishTrial(paths, probation);
  await setAlias(paths, "production", version);
  await refreshModelCard(paths, version);
  return probation;
}

/**
 * Whether a promotion ended between its steps: ledger and trial say that the challenger was promoted, and the version
 * before is in production still. After a rollback the ledger says another thing.
 * @throws RegistryError
 */
export function isPromotionOpen(paths: DataPaths): boolean {
  const trial = readTrialFile(paths);
  if (trial?.phase !== "probation" || readAliases(paths).production !== trial.version) return false;
  const last = readLedger(paths).findLast(({action}) => action === "promoted" || action === "rolled back");
  return last?.action === "promoted" && last.version === trial.production && last.previous === trial.version;
}

/** Completes such a promotion; nothing happens where there is none. @throws RegistryError */
export async function completePromotion(paths: DataPaths): Promise<void> {
  const trial = readTrialFile(paths);
  if (trial === null || !isPromotionOpen(paths)) return;
  await setAlias(paths, "production", trial.production);
  await refreshModelCard(paths, trial.production);
}

/** Puts the version before back in production. @throws RegistryError where production is not on probation */
export async function returnToPrevious(paths: DataPaths, decision: Decision): Promise<Trial> {
  const trial = requireTrial(paths);
  if (trial.phase !== "probation")
    throw new RegistryError(`version ${trial.production} is in production for good: use \`rollback\``);
  await rollBack(paths, trial.version, {
    reasons: decision.reasons ?? [],
    evidence: decision.evidence ?? {},
    now: decision.now
  });
  await publishTrial(paths, null);
  return trial;
}
