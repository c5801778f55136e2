import {readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";

/** A model file and native XGBoost's answers, as tests/native/write_files.py keeps them. */
export interface NativeFile {
  model: string;
  /** The same file as UBJSON, in base64. */
  ubj?: string;
  rounds: number;
  /** Rows asked about, where they are not the version's own. */
  data?: (number | null)[];
  prediction: number[] | null;
  margin: number[] | null;
  /** The margin from the second round on. */
  part: number[] | null;
  leaves: number[] | null;
  contributions: number[] | null;
}

export interface NativeVersion {
  version: string;
  data: (number | null)[];
  cases: Record<string, NativeFile>;
}

const FOLDER = fileURLToPath(new URL("../fixtures/files", import.meta.url));

export const nativeVersions: readonly NativeVersion[] = readdirSync(FOLDER)
  .sort()
  .map((file) => JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8")));
