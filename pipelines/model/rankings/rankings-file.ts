import {join} from "node:path";
import {z} from "zod";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {readJsonIfThere} from "../../../lib/files/read-json.ts";
import type {Rankings} from "./rankings.ts";

const schema = z
  .object({
    modelHash: z.string(),
    solvedFights: z.int().min(0),
    wideFights: z.int().min(0),
    forms: z.array(
      z.object({
        pokemonId: z.int(),
        moveIds: z.array(z.int()).min(1),
        differences: z.array(z.tuple([z.number(), z.number()]))
      })
    ),
    chances: z.array(z.int().min(0).max(1000))
  })
  .refine(({forms, chances}) => chances.length === forms.length ** 2, {
    message: "there must be a chance for every pair of forms"
  }) satisfies z.ZodType<Rankings>;

export const rankingsPath = ({data}: Pick<DataPaths, "data">): string => join(data, "rankings.json");

/** null before the stage has run. @throws JsonFileError */
export const readRankings = (paths: Pick<DataPaths, "data">): Rankings | null =>
  readJsonIfThere(rankingsPath(paths), {
    schema,
    what: "a ranking of forms",
    remedy: "run `npm run rank` to make it"
  });
