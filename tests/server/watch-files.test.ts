import {mkdtempSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {watchFiles} from "../../server/watch-files.ts";

let folder: string;
let file: string;
let stop = () => {};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-watch-"));
  file = join(folder, "aliases.json");
  vi.useFakeTimers();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  rmSync(folder, {recursive: true});
});
const replace = (text: string) => {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
};

it("tells that a file appears and that it is replaced, once each, and not that it goes", async () => {
  const changed = vi.fn();
  stop = watchFiles(() => [file], changed, 1000);
  await vi.advanceTimersByTimeAsync(3000);
  expect(changed).not.toHaveBeenCalled();
  replace("a");
  await vi.advanceTimersByTimeAsync(999);
  expect(changed).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(3000);
  expect(changed).toHaveBeenCalledTimes(1);
  replace("b");
  await vi.advanceTimersByTimeAsync(1000);
  expect(changed).toHaveBeenCalledTimes(2);
  rmSync(file);
  await vi.advanceTimersByTimeAsync(3000);
  expect(changed).toHaveBeenCalledTimes(2);
});

it("says nothing of a file that is there and stays", async () => {
  replace("a");
  const changed = vi.fn();
  stop = watchFiles(() => [file], changed);
  await vi.advanceTimersByTimeAsync(5000);
  expect(changed).not.toHaveBeenCalled();
});

it("waits for what it told of to end, then tells of what came meanwhile, failed or not", async () => {
  let end = () => {};
  const changed = vi.fn(() => new Promise<void>((resolve) => (end = resolve)));
  stop = watchFiles(() => [file], changed, 1000);
  replace("a");
  await vi.advanceTimersByTimeAsync(1000);
  replace("b");
  await vi.advanceTimersByTimeAsync(3000);
  expect(changed).toHaveBeenCalledTimes(1);
  end();
  await vi.advanceTimersByTimeAsync(1000);
  expect(changed).toHaveBeenCalledTimes(2);
});

it("stops when told to", async () => {
  const changed = vi.fn();
  watchFiles(() => [file], changed, 1000)();
  replace("a");
  await vi.advanceTimersByTimeAsync(3000);
  expect(changed).not.toHaveBeenCalled();
});
