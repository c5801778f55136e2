import {join} from "node:path";
import {z} from "zod";
import {readJson} from "../../lib/files/read-json.ts";

export const BACKUP_FILE = "backup.json";

const backupSchema = z.object({
  kind: z.literal("predictiondex backup"),
  /** Of this layout. */
  format: z.literal(1),
  /** Of the program that made it. */
  program: z.string(),
  at: z.string(),
  /** Paths from the backup's folder, such as `models/versions/1/model.json`. */
  files: z.array(
    z.object({
      path: z.string().regex(/^(models|predictions|runs)\/(?!.*\.\.)/),
      bytes: z.int().min(0),
      sha256: z.string()
    })
  )
});
export type Backup = Readonly<z.infer<typeof backupSchema>>;

/** @throws JsonFileError for a folder that is no backup, or of a newer layout */
export const readBackup = (folder: string): Backup =>
  readJson(join(folder, BACKUP_FILE), {
    schema: backupSchema,
    what: "the list of a backup's files",
    remedy: "name the folder that `predictiondex backup` made"
  });
