import {z} from "zod";
import {meanSchema, shareSchema} from "../regret/regret-schema.ts";
import type {TruthReport} from "./truth-report.ts";

const count = z.int().min(0);

export const truthSchema = z.object({
  seed: z.int(),
  duels: count,
  exact: count,
  playouts: count,
  meanError: meanSchema,
  labelError: meanSchema,
  wrongFavourite: shareSchema,
  even: count
}) satisfies z.ZodType<TruthReport>;
