import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {withLock} from "../../../lib/files/lock.ts";

/** Takes a lock, then writes more than a file may hold here; says what came of it. */
const [root] = process.argv.slice(2);
await withLock(join(root!, "work"), "working", async () => {});
try {
  writeFileSync(join(root!, "large"), Buffer.alloc(1_000_000));
} catch (error) {
  process.stdout.write((error as NodeJS.ErrnoException).code ?? "");
}
// A signal is heard in a later turn.
setTimeout(() => process.stdout.write(" and goes on"), 50);
