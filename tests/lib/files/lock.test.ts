import {mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {withLock} from "../../../lib/files/lock.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lock-"));
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

it("lets one at a time work, and the next one after it, whatever came of it", async () => {
  const place = join(root, "new", "duels");
  let finish = (): void => {};
  const first = withLock(place, "merging", () => new Promise<void>((done) => (finish = done)));
  await expect.poll(() => readdirSync(join(root, "new"))).toEqual(["duels.lock"]);
  await expect(withLock(place, "merging", async () => "second")).rejects.toThrow(
    `another process is merging; wait for it, or stop it (${place}.lock is its mark)`
  );
  finish();
  await first;
  const failing = withLock(place, "merging", async () => {
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await withLock(place, "merging", async () => "third")).toBe("third");
  expect(readdirSync(join(root, "new"))).toEqual([]);
});
