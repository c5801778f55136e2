import {spawnSync} from "node:child_process";
import {mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, expect, it} from "vitest";
import {withLock} from "../../../lib/files/lock.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lock-"));
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

it("lets one at a time work, and the next one after it, whatever came of it", async () => {
  const place = join(root, "new", "duels");
  let release = (): void => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  let first: Promise<void> | undefined;
  await new Promise<void>((started) => {
    first = withLock(place, "merging", () => {
      started();
      return held;
    });
  });
  expect(readdirSync(join(root, "new"))).toEqual(["duels.lock"]);
  await expect(withLock(place, "merging", async () => "second")).rejects.toThrow(
    `another process is merging; wait for it, or stop it (${place}.lock is its mark)`
  );
  release();
  await first;
  const failing = withLock(place, "merging", async () => {
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await withLock(place, "merging", async () => "third")).toBe("third");
  expect(readdirSync(join(root, "new"))).toEqual([]);
});

it.skipIf(process.platform === "win32")("a process that has held a lock survives a full disk", () => {
  const child = fileURLToPath(new URL("lock-child.ts", import.meta.url));
  const command = 'ulimit -f 100; exec "$0" --import tsx "$1" "$2"';
  const ended = spawnSync("sh", ["-c", command, process.execPath, child, root], {encoding: "utf8"});
  expect([ended.stdout, ended.signal], ended.stderr).toEqual(["EFBIG and goes on", null]);
});
