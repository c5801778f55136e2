import {existsSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";

/**
 * Compares lines with a kept file and names the first that differs; what is new is left beside it as NAME-changed,
 * to be looked at and renamed.
 */
export function expectKept(file: URL, lines: readonly string[]): void {
  const path = fileURLToPath(file);
  const changed = path.replace(/(\.\w+)$/, "-changed$1");
  const kept = existsSync(path) ? readFileSync(path, "utf8").trimEnd().split("\n") : [];
  const at = lines.findIndex((line, i) => line !== kept[i]);
  if (at < 0 && kept.length === lines.length) {
    rmSync(changed, {force: true});
    return;
  }
  writeFileSync(changed, `${lines.join("\n")}\n`);
  const where = at < 0 ? lines.length : at;
  throw new Error(
    `${path} line ${where + 1} is\n${kept[where] ?? "(missing)"}\nand would be\n${lines[where] ?? "(missing)"}`
  );
}
