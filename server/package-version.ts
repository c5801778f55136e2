import {readFileSync} from "node:fs";
import {z} from "zod";
import {StartError} from "./config.ts";

const manifest = z.object({version: z.string()});

/** The version that a package.json names. @throws StartError that names the file */
export function packageVersion(file: string): string {
  try {
    return manifest.parse(JSON.parse(readFileSync(file, "utf8"))).version;
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message;
    throw new StartError(`${file} does not name this server's version: ${reason}`, cause);
  }
}
