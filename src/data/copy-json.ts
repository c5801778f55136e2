import {existsSync, readFileSync} from "node:fs";

/** Writes a file of the pipelines to standard output; `null` where its stage has not run. */
export const copyJson = (file: string): void => {
  process.stdout.write(existsSync(file) ? readFileSync(file) : "null");
};
