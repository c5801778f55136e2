import {existsSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import type {DataPaths} from "./paths.ts";
import {publishText} from "./publish.ts";
import {readJsonIfThere} from "./read-json.ts";

/** How `data/` and `models/` are laid out. 1: by 0.1 and 0.2, which did not say so. */
export const LAYOUT = 2;

const layoutSchema = z.object({layout: z.int().min(1)});

/** Says the layout of the folder that it lies in. */
export const layoutFile = (folder: string): string => join(folder, "layout.json");

/** The layout of a folder; null where the folder is not there. @throws JsonFileError */
export function layoutOf(folder: string): number | null {
  const told = readJsonIfThere(layoutFile(folder), {
    schema: layoutSchema,
    what: "the layout of a folder",
    remedy: "`predictiondex upgrade` writes it anew once it is deleted"
  });
  return told?.layout ?? (existsSync(folder) ? 1 : null);
}

/** @throws Error where a newer version of the program has laid out a folder: this one would lose what it does not know */
export function requireKnownLayout({data, models}: Pick<DataPaths, "data" | "models">): void {
  for (const folder of [data, models]) {
    const layout = layoutOf(folder);
    if (layout !== null && layout > LAYOUT)
      throw new Error(
        `${folder} has layout ${layout}, of a newer version of the program; this one knows layouts up to ${LAYOUT}: take that version, or other folders (PREDICTIONDEX_DATA, PREDICTIONDEX_MODELS)`
      );
  }
}

export const writeLayout = (folder: string): Promise<void> =>
  publishText(layoutFile(folder), `${JSON.stringify({layout: LAYOUT}, null, 2)}\n`);
