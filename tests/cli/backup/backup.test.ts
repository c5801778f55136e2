import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {readBackup} from "../../../cli/backup/backup-manifest.ts";
import {makeBackup} from "../../../cli/backup/make-backup.ts";
import {restoreBackup} from "../../../cli/backup/restore-backup.ts";
import {filesBelow} from "../../../lib/files/hash-path.ts";
import {dataPaths} from "../../../lib/files/paths.ts";

let root: string;
let paths: ReturnType<typeof dataPaths>;
const at = (...names: string[]): string => join(root, ...names);
const write = (file: string, text: string): void => {
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, text);
};
const backup = (name: string) => makeBackup({paths, to: at(name), program: "0.2.0", now: () => new Date(0)});
const contents = (): Record<string, string> =>
  Object.fromEntries(
    [at("models"), at("data", "predictions"), at("data", "predictions", ".wal"), at("data", "runs")]
      .flatMap(filesBelow)
      .map((file) => [file.slice(root.length), readFileSync(file, "utf8")])
  );

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "backup-"));
  paths = dataPaths({PREDICTIONDEX_DATA: at("data"), PREDICTIONDEX_MODELS: at("models")});
  write(at("models", "aliases.json"), '{"production": 2}');
  write(at("models", "ledger.jsonl"), '{"at": 1}\n{"at": 2}\n');
  write(at("models", "versions", "1", "model.json"), "one");
  write(at("models", "versions", "2", "model.json"), "two");
  write(at("models", "parameters.json"), "of the repository");
  write(at("data", "predictions", "2026-a-1.parquet"), "published");
  write(at("data", "predictions", ".wal", "2026-b-0.segment"), "answered");
  write(at("data", "predictions", ".wal", "2026-a-1@other.segment"), "published a moment ago");
  write(at("data", "runs", "training", "x", "run.json"), "run");
  write(at("data", "duels", "best_move.parquet"), "can be made anew");
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

describe("a backup", () => {
  it("holds what cannot be made anew, and brings it back after all was lost", async () => {
    const {files} = await backup("kept");
    expect(files.map(({path}) => path).sort()).toEqual([
      "models/aliases.json",
      "models/ledger.jsonl",
      "models/versions/1/model.json",
      "models/versions/2/model.json",
      "predictions/.wal/2026-b-0.segment",
      "predictions/2026-a-1.parquet",
      "runs/training/x/run.json"
    ]);
    rmSync(at("data", "predictions", ".wal", "2026-a-1@other.segment"));
    const before = contents();
    rmSync(at("data"), {recursive: true});
    for (const name of ["aliases.json", "ledger.jsonl", "versions"])
      rmSync(at("models", name), {recursive: true});
    expect(await restoreBackup(paths, at("kept"))).toMatchObject({restored: 7, same: 0});
    expect(contents()).toEqual(before);
    expect(await restoreBackup(paths, at("kept"))).toMatchObject({restored: 0, same: 7});
  });

  it("does not undo what came after it", async () => {
    await backup("kept");
    appendFileSync(at("models", "ledger.jsonl"), '{"at": 3}\n');
    write(at("models", "versions", "3", "model.json"), "three");
    rmSync(at("models", "versions", "1"), {recursive: true});
    expect(await restoreBackup(paths, at("kept"))).toMatchObject({restored: 1});
    expect(readFileSync(at("models", "ledger.jsonl"), "utf8")).toContain('"at": 3');
    expect(readdirSync(at("models", "versions")).sort()).toEqual(["1", "2", "3"]);
  });

  it("does not bring back rows of the log that were published after it, nor shorten what is still written", async () => {
    write(at("data", "predictions", ".wal", "2026-c-0.segment"), "answered");
    await backup("kept");
    rmSync(at("data", "predictions", ".wal", "2026-b-0.segment"));
    write(at("data", "predictions", "2026-b-0.parquet"), "published since");
    appendFileSync(at("data", "predictions", ".wal", "2026-c-0.segment"), ", and more");
    const before = contents();
    expect(await restoreBackup(paths, at("kept"))).toMatchObject({restored: 0});
    expect(contents()).toEqual(before);
  });

  it("names what is different and changes nothing, unless it is to be replaced", async () => {
    await backup("kept");
    write(at("models", "aliases.json"), '{"production": 1}');
    write(at("models", "versions", "2", "model.json"), "another two");
    rmSync(at("models", "versions", "1"), {recursive: true});
    await expect(restoreBackup(paths, at("kept"))).rejects.toThrow(
      "models/versions/2/model.json, models/aliases.json are there and different; nothing was restored. --replace puts"
    );
    expect(existsSync(at("models", "versions", "1"))).toBe(false);
    expect(await restoreBackup(paths, at("kept"), {replace: true})).toMatchObject({restored: 3, same: 4});
    expect(readFileSync(at("models", "aliases.json"), "utf8")).toBe('{"production": 2}');
  });

  it("that is damaged, of a newer layout or no backup at all is refused by name", async () => {
    await backup("kept");
    cpSync(at("kept"), at("torn"), {recursive: true});
    write(at("torn", "models", "versions", "1", "model.json"), "on");
    rmSync(at("models", "versions"), {recursive: true});
    await expect(restoreBackup(paths, at("torn"))).rejects.toThrow(
      "torn is damaged: models/versions/1/model.json; nothing was restored"
    );
    expect(existsSync(at("models", "versions"))).toBe(false);
    await expect(restoreBackup(paths, at("data"))).rejects.toThrow(
      "name the folder that `predictiondex backup` made"
    );
    const list = at("kept", "backup.json");
    write(list, readFileSync(list, "utf8").replace('"format": 1', '"format": 2'));
    expect(() => readBackup(at("kept"))).toThrow(/format/);
    write(
      list,
      readFileSync(list, "utf8")
        .replace('"format": 2', '"format": 1')
        .replace("models/aliases.json", "models/../../escape")
    );
    expect(() => readBackup(at("kept"))).toThrow(/files\.\d+\.path/);
  });

  it("takes a new folder only", async () => {
    await expect(makeBackup({paths, to: at("models"), program: "0.2.0"})).rejects.toThrow(
      "is not empty; name a new folder for each backup"
    );
  });
});
