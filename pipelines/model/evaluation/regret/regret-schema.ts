import {z} from "zod";
import {storedNumber} from "../../../../lib/files/read-json.ts";
import type {RegretCase, RegretFigures, RegretReport, Share, TrueCase} from "./regret-report.ts";

const count = z.int().min(0);
const id = z.int();
const interval = z.tuple([storedNumber, storedNumber]);
export const meanSchema = z.object({n: count, value: storedNumber, interval});
export const shareSchema = z.object({
  n: count,
  count,
  value: storedNumber,
  interval
}) satisfies z.ZodType<Share>;

const trueCase = z.object({
  move: id,
  reply: id,
  probability: storedNumber,
  standardError: storedNumber
}) satisfies z.ZodType<TrueCase>;

const regretCase = z.object({
  pokemonA: id,
  pokemonB: id,
  movesA: z.array(id),
  movesB: z.array(id).nullable(),
  recommended: trueCase,
  promised: storedNumber,
  best: trueCase
}) satisfies z.ZodType<RegretCase>;

const figures = z.object({
  mean: meanSchema,
  above001: shareSchema,
  above005: shareSchema,
  wrongVerdict: shareSchema,
  even: count,
  overstatement: meanSchema,
  worst: z.array(regretCase)
}) satisfies z.ZodType<RegretFigures>;

export const regretSchema = z.object({
  seed: z.int(),
  playouts: count,
  kinds: z.array(
    z.object({
      replies: z.enum(["given", "open"]),
      questions: count,
      figures: z.object({model: figures, answered: figures})
    })
  )
}) satisfies z.ZodType<RegretReport>;
