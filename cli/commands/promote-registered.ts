import {dataPaths} from "../../lib/files/paths.ts";
import {createProgress} from "../../lib/terminal/progress.ts";
import {bringUpToDate, log} from "./bring-up-to-date.ts";

/**
 * Lets the gate judge a registered version.
 * @param challenge puts one that passes on trial beside production instead of in its place
 * @returns why it refuses it; null where it passed
 */
export async function promoteRegistered(
  version: number,
  challenge?: {readonly share: number}
): Promise<readonly string[] | null> {
  const paths = dataPaths();
  const {requireVersion} = await import("../../pipelines/model/registry/model-store.ts");
  const {pullRegistry} = await import("../../pipelines/model/registry/shared/change-registry.ts");
  await pullRegistry(paths);
  requireVersion(paths, version);
  await bringUpToDate("duels");
  const {requireCurrentEvaluation} = await import("../../pipelines/model/exchange/evaluate-version.ts");
  const {promoteVersion} = await import("../../pipelines/model/registry/promote-trained.ts");
  const {loadPipelineDuels} = await import("../../pipelines/model/duels/load-duels.ts");
  const {scoreVersion} = await import("../../pipelines/model/registry/score-version.ts");
  const {mlflowEnvironment} = await import("../../pipelines/model/mlflow/env-file.ts");
  const {registerQuietly} = await import("../../pipelines/model/mlflow/register-quietly.ts");
  const pipeline = await loadPipelineDuels(paths);
  requireCurrentEvaluation(paths, version, pipeline.duels);
  const {verdict, onTrial} = await promoteVersion(paths, version, undefined, {
    answersOf: (production) =>
      scoreVersion({paths, ...pipeline, version: production, progress: createProgress}),
    challenge
  });
  await registerQuietly(mlflowEnvironment(), {paths, version}, log);
  if (!verdict.passed) return verdict.reasons;
  process.stdout.write(
    `version ${version} passed the gate and is ${onTrial ? "on trial" : "in production"}\n`
  );
  return null;
}
