import type {GameData} from "../../data-loaders/game-data.ts";
import type {BuildsReport} from "../../pipelines/model/builds/builds-report.ts";
import type {
  EvaluationReport,
  GeneralizationReport
} from "../../pipelines/model/evaluation/evaluation-report.ts";
import type {RegistrySummary} from "../data/registry-summary.ts";
import {mount} from "../ui/state.ts";
import {evaluationPage} from "./evaluation-page.ts";

export interface EvaluationFiles {
  readonly report: Promise<EvaluationReport | null>;
  readonly generalization: Promise<GeneralizationReport | null>;
  readonly builds: Promise<BuildsReport | null>;
  readonly registry: Promise<RegistrySummary>;
  readonly game: Promise<GameData>;
}

export const showEvaluation = ({
  report,
  generalization,
  builds,
  registry,
  game
}: EvaluationFiles): Promise<void> =>
  mount(async () =>
    evaluationPage({
      report: await report,
      generalization: await generalization,
      builds: await builds,
      registry: await registry,
      game: await game
    })
  );
