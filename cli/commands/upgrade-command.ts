import {Command} from "commander";
import {LAYOUT} from "../../lib/files/layout.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {upgrade} from "../upgrade/upgrade.ts";

/** `upgrade`: data and models of an earlier version. */
export const upgradeCommand = (): Command =>
  new Command("upgrade")
    .description("bring data/ and models/ of an earlier version to today's layout; docs/UPGRADING.md")
    .option("--dry-run", "only tell what would be done")
    .action(async ({dryRun = false}: {readonly dryRun?: boolean}) => {
      const {from, notes} = await upgrade(dataPaths(), dryRun);
      for (const note of notes) process.stdout.write(`${note}\n`);
      const before = Object.entries(from).map(([folder, layout]) => `${folder} ${layout ?? "is not there"}`);
      process.stdout.write(`layout: ${before.join(", ")}; ${dryRun ? "it would be" : "now"} ${LAYOUT}\n`);
    });
