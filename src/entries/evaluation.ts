import type {GameData} from "../../data-loaders/game-data.ts";
import type {EvaluationReport, GeneralizationReport} from "../../pipelines/evaluation/report.ts";
import {evaluationPage} from "../parts/evaluation/page.ts";
import type {RegistrySummary} from "../parts/experiments/summary.ts";
import {mount} from "../ui/state.ts";

export interface EvaluationFiles {
  readonly report: Promise<EvaluationReport | null>;
  readonly generalization: Promise<GeneralizationReport | null>;
  readonly registry: Promise<RegistrySummary>;
  readonly game: Promise<GameData>;
}

export const showEvaluation = ({report, generalization, registry, game}: EvaluationFiles): Promise<void> =>
  mount(async () =>
    evaluationPage({
      report: await report,
      generalization: await generalization,
      registry: await registry,
      game: await game
    })
  );
