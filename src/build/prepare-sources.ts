import {existsSync} from "node:fs";
import {join} from "node:path";
import {bundlePages, generatedFolder} from "./bundle-pages.ts";
import {HANDBOOK_OUTPUTS, writeHandbook} from "./handbook-pages.ts";

/**
 * Makes those sources that are made and not there: for whoever starts Framework by itself (`npx observable preview`)
 * in a fresh clone. The build and the development loop make them anew before they start it.
 */
export async function prepareSources(root: string): Promise<void> {
  if (HANDBOOK_OUTPUTS.some((name) => !existsSync(join(root, name)))) writeHandbook(root);
  if (existsSync(generatedFolder(root))) return;
  try {
    await bundlePages(root);
  } catch (error) {
    // The pages that can be shown are.
    console.error((error as Error).message);
  }
}

/** A page that cannot be shown is told where it is asked for; it must not end a preview for all others. */
export const outliveRejections = (): void =>
  void process.on("unhandledRejection", (reason) =>
    console.error(reason instanceof Error ? reason.message : reason)
  );
