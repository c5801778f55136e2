import type {DataPaths} from "../lib/files/paths.ts";
import {type Stage, type StageModule, stageOf} from "../lib/stage-runner/stage.ts";
import * as builds from "./builds.ts";
import * as duels from "./duels.ts";
import * as estimator from "./estimator.ts";
import * as etl from "./etl.ts";
import * as evaluate from "./evaluate.ts";
import * as fights from "./fights.ts";
import * as generalize from "./generalize.ts";
import * as mechanics from "./mechanics.ts";
import * as pages from "./pages.ts";
import * as promote from "./promote.ts";
import * as rankings from "./rankings.ts";
import * as site from "./site.ts";
import * as train from "./train.ts";

/** The stages by name, each the module of that name beside this one. */
const MODULES = {
  etl,
  pages,
  duels,
  train,
  evaluate,
  promote,
  generalize,
  builds,
  fights,
  estimator,
  rankings,
  mechanics,
  site
} satisfies Record<string, StageModule>;

export type StageName = keyof typeof MODULES;

/** The whole pipeline, in the order in which a reader would tell it. */
export const stageGraph = (paths: DataPaths): readonly Stage[] =>
  Object.entries(MODULES).map(([name, module]) => stageOf(name, `stages/${name}.ts`, module, paths));
