import {z} from "zod";
import {storedNumber} from "../../../lib/files/read-json.ts";
import type {Aliases, LedgerEntry} from "./model-store.ts";

const version = z.int().min(1);

export const aliasesSchema = z.object({
  production: version.optional(),
  candidate: version.optional()
}) satisfies z.ZodType<Aliases>;

export const ledgerEntrySchema = z.object({
  at: z.string(),
  action: z.enum(["registered", "promoted", "refused", "rolled back"]),
  version,
  previous: version.nullable(),
  reasons: z.array(z.string()),
  evidence: z.record(z.string(), z.union([z.string(), storedNumber]))
}) satisfies z.ZodType<LedgerEntry>;
