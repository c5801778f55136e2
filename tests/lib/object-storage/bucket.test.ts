import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Bucket, isBucketAddress, isConflict} from "../../../lib/object-storage/bucket.ts";
import {
  pullFolder,
  pullMissing,
  pushFolder,
  pushMissing
} from "../../../lib/object-storage/published-folder.ts";
import {NO_REFERENCE_TOOLS} from "../../support/reference-tools.ts";
import {HAS_STORAGE, type StandInStorage, startStorage} from "./stand-in.ts";

let root: string;
const at = (...names: string[]): string => join(root, ...names);
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "bucket-"));
});
afterAll(() => rmSync(root, {recursive: true, force: true}));

describe.skipIf(!HAS_STORAGE)("object storage", () => {
  let storage: StandInStorage;
  beforeAll(async () => {
    storage = await startStorage();
  });
  afterAll(() => storage.stop());
  const bytes = (text: string): Buffer => Buffer.from(text);
  const put = (folder: string, files: Readonly<Record<string, string>>): string => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(at(folder), name, ".."), {recursive: true});
      writeFileSync(join(at(folder), name), text);
    }
    return at(folder);
  };

  it("keeps objects, lists them over pages, and puts one only where the condition holds", async () => {
    const bucket = new Bucket(await storage.bucket());
    expect(await bucket.get("none")).toBeNull();
    await bucket.put("a/one", bytes("1"), "nothing is there");
    const conflict = await bucket.put("a/one", bytes("2"), "nothing is there").catch((error) => error);
    expect(isConflict(conflict), String(conflict)).toBe(true);
    const {content, tag} = (await bucket.get("a/one"))!;
    expect(Buffer.from(content).toString()).toBe("1");
    await bucket.put("a/one", bytes("3"), {tag});
    expect(isConflict(await bucket.put("a/one", bytes("4"), {tag}).catch((error) => error))).toBe(true);
    await bucket.put("b", bytes("two!"));
    expect([...(await bucket.list())]).toEqual([
      ["a/one", 1],
      ["b", 4]
    ]);
    bucket.close();
  });

  it("publishes a folder whole, and what is fetched is what was published last", async () => {
    const bucket = new Bucket(await storage.bucket());
    await expect(pullFolder(bucket, at("nothing"))).rejects.toThrow("nothing was published there");
    const folder = put("duels", {"best.parquet": "first", "deep/more.parquet": "more"});
    await pushFolder(bucket, folder);
    put("duels", {"best.parquet": "second"});
    // What a publication that is broken off leaves: files without an index that names them.
    await bucket.put("0123456789abcdef/best.parquet", bytes("half"));
    const {files} = await pullFolder(bucket, at("fetched"));
    expect(files).toBe(2);
    expect(readFileSync(at("fetched", "best.parquet"), "utf8")).toBe("first");
    const {address} = await pushFolder(bucket, folder);
    await pullFolder(bucket, at("fetched"));
    expect(readFileSync(at("fetched", "best.parquet"), "utf8")).toBe("second");
    expect(readFileSync(at("fetched", "deep", "more.parquet"), "utf8")).toBe("more");
    await bucket.put(`${address.split("/").at(-1)}/best.parquet`, bytes("damaged"));
    await expect(pullFolder(bucket, at("fetched"))).rejects.toThrow(/best\.parquet is gone or damaged/);
    expect(readFileSync(at("fetched", "best.parquet"), "utf8")).toBe("second");
  });

  it("leaves a folder that holds other things", async () => {
    const bucket = new Bucket(await storage.bucket());
    await pushFolder(bucket, put("published", {"a.parquet": "a"}));
    const mine = put("mine", {"thesis.txt": "mine"});
    await expect(pullFolder(bucket, mine)).rejects.toThrow(
      /mine holds thesis\.txt, which is not of what s3:/
    );
    expect(readdirSync(mine)).toEqual(["thesis.txt"]);
  });

  it("collects files of several machines that never change", async () => {
    const bucket = new Bucket(await storage.bucket());
    const isLog = (name: string): boolean => name.endsWith(".parquet");
    expect(
      await pushMissing(bucket, put("one", {"a.parquet": "a", ".wal/x.jsonl": "no", "b.txt": "no"}), isLog)
    ).toBe(1);
    expect(await pushMissing(bucket, put("two", {"b.parquet": "b"}), isLog)).toBe(1);
    expect(await pushMissing(bucket, at("two"), isLog), "nothing twice").toBe(0);
    expect(await pullMissing(bucket, at("all"), isLog)).toBe(2);
    expect(readdirSync(at("all")).sort()).toEqual(["a.parquet", "b.parquet"]);
  });

  it("without rights, bucket or server is told in one line, and the folder here stays", async () => {
    const address = await storage.bucket();
    const bucket = new Bucket(address);
    const folder = put("kept", {"a.parquet": "a"});
    await pushFolder(bucket, folder);
    await storage.takeRights();
    try {
      for (const ask of [
        () => pullFolder(bucket, folder),
        () => pushFolder(bucket, folder),
        () => bucket.list()
      ]) {
        const {message} = await ask().then(
          () => new Error("it was allowed"),
          (error: Error) => error
        );
        expect(message).toMatch(/^s3:\/\/bucket-\d+\/here\/\S* cannot be (read|written|listed): .* \(\w+\)$/);
        expect(message).not.toContain("secret");
      }
    } finally {
      await storage.giveRights();
    }
    expect(readdirSync(folder)).toEqual(["a.parquet"]);
    await expect(new Bucket("s3://no-such-bucket/x").list()).rejects.toThrow(
      "s3://no-such-bucket/x/ cannot be listed: there is no such bucket; make it first (NoSuchBucket)"
    );
    const nobody = new Bucket(address, {AWS_ENDPOINT_URL_S3: "http://127.0.0.1:1"});
    await expect(nobody.list()).rejects.toThrow(/nobody answers there; check AWS_ENDPOINT_URL_S3/);
  });
});

if (!HAS_STORAGE) it.skip(`SKIPPED: ${NO_REFERENCE_TOOLS}`, () => {});

describe("an address", () => {
  it("is one of object storage or not, and is checked", () => {
    expect(isBucketAddress("data/duels")).toBe(false);
    expect(isBucketAddress("s3://bucket")).toBe(true);
    for (const wrong of [
      "s3://",
      "s3://B",
      "s3://bucket/a b",
      "s3://KEY:SECRET@bucket/x",
      "s3://bucket?k=SECRET"
    ])
      expect(() => isBucketAddress(wrong)).toThrow(
        /^the address is no place in object storage; expected s3:\/\/BUCKET\/PREFIX(?!.*SECRET@|.*=SECRET)/
      );
  });
});
