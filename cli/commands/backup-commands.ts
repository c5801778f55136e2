import {readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {Command} from "commander";
import {dataPaths, REPOSITORY} from "../../lib/files/paths.ts";
import {makeBackup} from "../backup/make-backup.ts";
import {restoreBackup} from "../backup/restore-backup.ts";

const count = new Intl.NumberFormat("en");
const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** `backup --to DIR`. */
export const backupCommand = (): Command =>
  new Command("backup")
    .description(
      "copy what cannot be made anew (model registry, prediction log, tracked runs) into a folder; nothing has to stop"
    )
    .requiredOption("--to <folder>", "a new folder, such as backups/2026-11-30")
    .action(async ({to}: {readonly to: string}) => {
      const {version} = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as {
        version: string;
      };
      const {files} = await makeBackup({paths: dataPaths(), to: resolve(to), program: version});
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      print(
        `${to}: ${count.format(files.length)} files, ${(bytes / 1e6).toFixed(1)} MB. predictiondex restore ${to} puts them back`
      );
    });

/** `restore DIR`. */
export const restoreCommand = (): Command =>
  new Command("restore")
    .description(
      "put back what a backup holds and is missing here; names what is different, and changes nothing then"
    )
    .argument("<folder>", "the folder that `backup` made")
    .option("--replace", "put the backup's files in the place of different ones")
    .action(async (folder: string, options: {readonly replace?: boolean}) => {
      const {backup, restored, same} = await restoreBackup(dataPaths(), resolve(folder), options);
      print(
        `of the backup of ${backup.at}: ${count.format(restored)} files restored, ${count.format(same)} were there. npm run pipeline makes the rest, npm run mirror the copy in PostgreSQL`
      );
    });
