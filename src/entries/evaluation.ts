import type {GameData} from "../../data-loaders/game-data.ts";
import type {EvaluationReport} from "../../pipelines/evaluation/report.ts";
import {evaluationPage} from "../parts/evaluation/page.ts";
import {mount} from "../ui/state.ts";

export const showEvaluation = (
  report: Promise<EvaluationReport | null>,
  game: Promise<GameData>
): Promise<void> => mount(async () => evaluationPage(await report, await game));
