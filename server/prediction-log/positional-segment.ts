import {z} from "zod";

/** Segments as servers up to version 0.1 left them: values by position, what is of the whole segment in its header. */
const headerSchema = z.object({instance: z.string(), modelVersion: z.string(), featureVersion: z.string()});
const entrySchema = z.object({
  time: z.number(),
  request: z.string(),
  endpoint: z.string(),
  synthetic: z.boolean().default(false),
  /** Pokémon A, move A, Pokémon B, move B, P(A wins). */
  rows: z.array(z.tuple([z.int(), z.int(), z.int(), z.int(), z.number()]))
});

/** Turns the lines after this header into named values, or null where they are none. */
export function namePositions(header: unknown): (line: unknown) => unknown {
  const segment = headerSchema.safeParse(header);
  return (line) => {
    const entry = entrySchema.safeParse(line);
    if (!segment.success || !entry.success) return null;
    const {time, request, endpoint, synthetic, rows} = entry.data;
    const values = {
      time,
      request_id: request,
      endpoint,
      model_version: segment.data.modelVersion,
      feature_version: segment.data.featureVersion,
      instance: segment.data.instance,
      pokemon_a_id: rows.map((row) => row[0]),
      move_a_id: rows.map((row) => row[1]),
      pokemon_b_id: rows.map((row) => row[2]),
      move_b_id: rows.map((row) => row[3]),
      win_probability: rows.map((row) => row[4]),
      synthetic
    };
    return {rows: rows.length, values};
  };
}
