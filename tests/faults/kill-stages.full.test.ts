import {it} from "vitest";
import {killStages} from "./kill-stages.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1e9);

it(
  `stages killed at random moments leave whole files, and the next run completes (SEED=${seed})`,
  {timeout: 3_600_000},
  () => killStages(Number(process.env["KILLS"] ?? 80), seed, 2500)
);
