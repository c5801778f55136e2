import {mkdirSync, renameSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {pathToFileURL} from "node:url";

/** A loader to run, and the file for what it writes. */
export interface LoaderJob {
  readonly loader: string;
  readonly target: string;
}

/** Runs a module that writes to the standard output, and returns what it wrote. */
async function outputOf(loader: string): Promise<Buffer> {
  const written: Buffer[] = [];
  const write = process.stdout.write;
  process.stdout.write = ((chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    written.push(Buffer.from(chunk as Uint8Array));
    const done = rest.at(-1);
    if (typeof done === "function") done();
    return true;
  }) as typeof write;
  try {
    await import(pathToFileURL(loader).href);
    if (process.exitCode) throw new Error(`${loader} ended with ${process.exitCode}`);
  } finally {
    process.stdout.write = write;
    process.exitCode = 0;
  }
  return Buffer.concat(written);
}

// One loader after the other, as they are sent: what they share is read and compiled once. Answers whether it is made.
process.on("message", async ({loader, target}: LoaderJob) => {
  try {
    const bytes = await outputOf(loader);
    mkdirSync(dirname(target), {recursive: true});
    writeFileSync(`${target}.tmp`, bytes);
    renameSync(`${target}.tmp`, target);
    process.send?.(true);
  } catch {
    process.send?.(false);
  }
});
