import {resolve} from "node:path";
import {Command} from "commander";
import {withLock} from "../../lib/files/lock.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {Bucket} from "../../lib/object-storage/bucket.ts";
import {
  type PublishedFolder,
  pullFolder,
  pullMissing,
  pushFolder,
  pushMissing
} from "../../lib/object-storage/published-folder.ts";

const count = new Intl.NumberFormat("en");

/** The prediction log, whose files are never changed: those of several machines lie side by side. */
const LOG = "log";

const isLogFile = (name: string): boolean => name.endsWith(".parquet") && !name.startsWith(".");

/** Names of the pipeline's own folders; everything else is a path. */
function folderOf(what: string): string {
  const {duels, predictions} = dataPaths();
  return what === LOG ? predictions : what === "duels" ? duels : resolve(what);
}

const told = ({address, files, bytes}: PublishedFolder): string =>
  `${count.format(files)} files, ${count.format(bytes)} bytes: ${address}`;

async function withBucket(address: string, work: (bucket: Bucket) => Promise<string>): Promise<void> {
  const bucket = new Bucket(address);
  try {
    process.stdout.write(`${await work(bucket)}\n`);
  } finally {
    bucket.close();
  }
}

/** `storage push|pull`: duels, shards, features and the prediction log in object storage. */
export function storageCommand(): Command {
  const command = new Command("storage").description(
    "publish folders in object storage (S3 and what speaks its protocol) and fetch them; docs/SCALING.md"
  );
  const what = "duels, log (the prediction log), or a folder such as exported features or shards";
  command
    .command("push")
    .description("publish a folder, whole or not at all; of the log, the files that are not there yet")
    .argument("<what>", what)
    .argument("<address>", "such as s3://bucket/duels")
    .action((name: string, address: string) =>
      withBucket(address, async (bucket) => {
        if (name !== LOG) return told(await pushFolder(bucket, folderOf(name)));
        return `${count.format(await pushMissing(bucket, folderOf(name), isLogFile))} files of the log: ${bucket.address}`;
      })
    );
  command
    .command("pull")
    .description(
      "fetch what was published last, in place of the folder here; of the log, the files that are not here yet"
    )
    .argument("<what>", what)
    .argument("<address>", "such as s3://bucket/duels")
    .action((name: string, address: string) =>
      withBucket(address, async (bucket) => {
        const folder = folderOf(name);
        if (name === LOG)
          return `${count.format(await pullMissing(bucket, folder, isLogFile))} files of the log: ${folder}`;
        return withLock(folder, "fetching that folder", async () => told(await pullFolder(bucket, folder)));
      })
    );
  return command;
}
