import {z} from "zod";
import {storedNumber} from "../../../lib/files/read-json.ts";

export const ALIASES = ["production", "candidate"] as const;
export type Alias = (typeof ALIASES)[number];
export type Aliases = Partial<Record<Alias, number>>;

/**
 * `on trial`: beside production, in shadow or with a share of the requests; `withdrawn`: taken off a trial without
 * replacing production; `kept`: its probation is over and it stays.
 */
const LEDGER_ACTIONS = [
  "registered",
  "promoted",
  "refused",
  "rolled back",
  "on trial",
  "withdrawn",
  "kept"
] as const;
type LedgerAction = (typeof LEDGER_ACTIONS)[number];

/** One line of the append-only ledger: what was decided about a version, and on what evidence. */
export interface LedgerEntry {
  readonly at: string;
  readonly action: LedgerAction;
  readonly version: number;
  /** Version in production before. */
  readonly previous: number | null;
  readonly reasons: readonly string[];
  readonly evidence: Readonly<Record<string, number | string>>;
}

const version = z.int().min(1);

export const aliasesSchema = z.object({
  production: version.optional(),
  candidate: version.optional()
}) satisfies z.ZodType<Aliases>;

export const ledgerEntrySchema = z.object({
  at: z.string(),
  action: z.enum(LEDGER_ACTIONS),
  version,
  previous: version.nullable(),
  reasons: z.array(z.string()),
  evidence: z.record(z.string(), z.union([z.string(), storedNumber]))
}) satisfies z.ZodType<LedgerEntry>;
