import type {GameData} from "../../data-loaders/game-data.ts";
import type {DriftReport} from "../../pipelines/drift/report/drift-report.ts";
import type {Retraining} from "../../pipelines/retrain/result.ts";
import {apiForm} from "../parts/api/page.ts";
import {driftPage} from "../parts/drift/page.ts";
import {mechanicsPage} from "../parts/mechanics/page.ts";
import type {MechanicsReport} from "../parts/mechanics/report.ts";
import {type CardByLanguage, modelCard} from "../parts/model-card/page.ts";
import {servicePage} from "../parts/service/page.ts";
import {mount} from "../ui/state.ts";

export const showApi = (game: Promise<GameData>): Promise<void> => mount(async () => apiForm(await game));

export const showDrift = (
  report: Promise<DriftReport | null>,
  retraining: Promise<Retraining | null>
): Promise<void> => mount(async () => driftPage(await report, await retraining));

export const showMechanics = (report: Promise<MechanicsReport | null>): Promise<void> =>
  mount(async () => mechanicsPage(await report));

export const showModelCard = (card: Promise<CardByLanguage | null>): Promise<void> =>
  mount(async () => modelCard(await card));

export const showService = (): Promise<void> => mount(servicePage);
