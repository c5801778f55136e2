import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {publishDirectory, publishText} from "../../lib/files/publish.ts";

/** Publishes a file and a folder again and again, all parts of a turn saying the same number, until it is killed. */
const [root, start] = process.argv.slice(2);
const SIZE = 200_000;

process.send?.("ready");
for (let turn = Number(start); ; turn++) {
  const text = `${turn} `.repeat(SIZE / 8);
  await publishText(join(root, "file"), text);
  await publishDirectory(join(root, "folder"), (folder) => {
    for (const name of ["a", "b", "c"]) writeFileSync(join(folder, name), text);
  });
}
