import {createHash} from "node:crypto";
import {join} from "node:path";
import {deflateSync, inflateSync} from "node:zlib";
import {z} from "zod";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {type JsonFile, readJsonIfThere} from "../../../lib/files/read-json.ts";
import type {LabelledDuels} from "../duels/duel-columns.ts";
import {pairClusters} from "./evaluate-split.ts";
import type {QuestionEvidence} from "./regret/measure-regret.ts";

/** A model's answers one by one, to be held against another model's on the same duels and questions. */
export interface Evidence {
  readonly rows: RowEvidence;
  /** Empty where no questions were asked. */
  readonly questions: readonly QuestionEvidence[];
}

/** The test part of the headline split, row by row. */
export interface RowEvidence {
  /** Of the duels and their true probabilities. */
  readonly hash: string;
  readonly truth: Float32Array;
  readonly prediction: Float32Array;
  /** Which unordered pair of Pokémon each is of, from 0 on. */
  readonly pair: Uint32Array;
}

/** @param q predictions for `rows` */
export function rowEvidence(duels: LabelledDuels, rows: Uint32Array, q: ArrayLike<number>): RowEvidence {
  const hash = createHash("sha256");
  for (const column of [duels.pokemonA, duels.moveA, duels.pokemonB, duels.moveB])
    hash.update(Uint16Array.from(rows, (row) => column[row]));
  const truth = Float32Array.from(rows, (row) => duels.winProbability[row]);
  hash.update(truth);
  return {
    hash: hash.digest("hex"),
    truth,
    prediction: Float32Array.from(q),
    pair: pairClusters(duels, rows)
  };
}

const pack = ({buffer, byteOffset, byteLength}: Float32Array | Uint32Array): string =>
  deflateSync(new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength)).toString("base64");

/** Four-byte numbers, deflated, in base64. */
const packed = z.string().transform((text, context): ArrayBuffer => {
  try {
    const bytes = inflateSync(Buffer.from(text, "base64"));
    if (bytes.length % 4 === 0) return Uint8Array.from(bytes).buffer;
  } catch {
    // Told below.
  }
  context.addIssue({code: "custom", message: "not a packed column"});
  return z.NEVER;
});
const probabilities = packed
  .transform((buffer) => new Float32Array(buffer))
  .refine((values) => values.every((value) => value >= 0 && value <= 1), "not all are probabilities");

const evidenceSchema = z.object({
  rows: z
    .object({
      hash: z.string(),
      truth: probabilities,
      prediction: probabilities,
      pair: packed.transform((buffer) => new Uint32Array(buffer))
    })
    .refine(
      ({truth, prediction, pair}) =>
        truth.length === prediction.length &&
        truth.length === pair.length &&
        pair.every((cluster) => cluster < pair.length),
      "columns do not fit each other"
    ),
  questions: z.array(
    z.object({
      replies: z.enum(["given", "open"]),
      hash: z.string(),
      regret: z.array(z.number())
    })
  )
});

export const EVIDENCE_FILE = "evidence.json";
export const evidencePath = ({evaluation}: Pick<DataPaths, "evaluation">): string =>
  join(evaluation, EVIDENCE_FILE);

export const writtenEvidence = ({rows, questions}: Evidence): string =>
  JSON.stringify({
    rows: {
      hash: rows.hash,
      truth: pack(rows.truth),
      prediction: pack(rows.prediction),
      pair: pack(rows.pair)
    },
    questions
  });

/** null where there is none: evaluations of before kept none. @throws JsonFileError for one that cannot be used */
export const readEvidence = (file: string, remedy = "run `npm run evaluate` to make it"): Evidence | null =>
  readJsonIfThere(file, {
    schema: evidenceSchema as unknown as JsonFile<Evidence>["schema"],
    what: "a model's answers",
    remedy
  });
