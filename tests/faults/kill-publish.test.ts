import {it} from "vitest";
import {killPublishing} from "./kill-publish.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1e9);

it(`publishing killed a dozen times at random moments leaves whole files (SEED=${seed})`, () =>
  killPublishing(12, seed));
