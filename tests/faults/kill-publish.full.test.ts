import {it} from "vitest";
import {killPublishing} from "./kill-publish.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1e9);

it(
  `publishing killed some hundred times at random moments leaves whole files (SEED=${seed})`,
  {timeout: 3_600_000},
  () => killPublishing(Number(process.env["KILLS"] ?? 250), seed)
);
