import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import type {FirstRequest, KeptAnswer, KeptAnswers} from "../../../server/http/kept-answers.ts";
import {MemoryAnswers} from "../../../server/http/memory-answers.ts";
import {SharedAnswers} from "../../../server/http/shared-answers.ts";

let folder: string;
let now: number;
let warnings: unknown[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "answers-"));
  [now, warnings] = [0, []];
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

type Options = Partial<ConstructorParameters<typeof SharedAnswers>[0]>;
/** As another process has it: nothing in common but the folder. */
const store = (options: Options = {}) =>
  new SharedAnswers({
    folder,
    otherwise: new MemoryAnswers(),
    warn: (error) => void warnings.push(error),
    leaseMs: 60_000,
    monotonic: () => now,
    ...options
  });
const answer = (body: KeptAnswer["body"] = "é\n2"): KeptAnswer => ({
  type: "text/csv",
  modelVersion: "1",
  body
});
const first = async (answers: KeptAnswers, key = "k", asked: unknown = 1): Promise<FirstRequest> => {
  const begun = await answers.begin("a", key, asked);
  if ("body" in begun) throw new Error("it is not the first");
  return begun;
};
const CONFLICT = expect.objectContaining({status: 409, headers: {"Retry-After": "1"}});
const OTHER = expect.objectContaining({
  status: 422,
  message: expect.stringContaining("was used with another question")
});

describe("two processes with one folder", () => {
  it.each(["é\n2", Uint8Array.of(0, 10, 255)])("give the same answer: %o", async (body) => {
    const [one, other] = [store(), store()];
    const request = await first(one);
    await expect(other.begin("a", "k", 1)).rejects.toEqual(CONFLICT);
    await expect(other.begin("a", "k", 2)).rejects.toEqual(OTHER);
    await request.keep(answer(body));
    expect(await other.begin("a", "k", 1), "as soon as it is kept").toEqual({
      ...answer(),
      body: typeof body === "string" ? body : Buffer.from(body)
    });
    await request.release();
    await expect(one.begin("a", "k", 2)).rejects.toEqual(OTHER);
    await first(other, "another");
    expect("body" in (await other.begin("b", "k", 1)), "it is each caller's own").toBe(false);
    expect(warnings).toEqual([]);
  });

  it("let a key go where there was no answer", async () => {
    const [one, other] = [store(), store()];
    await (await first(one)).release();
    await (await first(other, "k", 2)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("have one first among many at the same time", async () => {
    const stores = [store(), store(), store()];
    const begun = await Promise.allSettled(
      Array.from({length: 30}, (_, index) => stores[index % 3].begin("a", "k", 1))
    );
    expect(begun.filter(({status}) => status === "fulfilled")).toHaveLength(1);
    for (const one of begun) if (one.status === "rejected") expect(one.reason).toEqual(CONFLICT);
    expect(readdirSync(folder), "nothing half-made").toHaveLength(1);
  });
});

describe("a request whose process is gone", () => {
  it("is worked at by one other, once it lay still for a lease", async () => {
    await first(store());
    const others = [store(), store(), store()];
    const tries = async () => {
      const begun = await Promise.allSettled(others.map((other) => other.begin("a", "k", 1)));
      return begun.filter(({status}) => status === "fulfilled").length;
    };
    expect(await tries()).toBe(0);
    now = 59_999;
    expect(await tries()).toBe(0);
    now = 60_000;
    expect(await tries()).toBe(1);
    now = 119_999;
    expect(await tries(), "the new one is alive").toBe(0);
  });

  it("is told by signs of life, whatever its clock says", async () => {
    await first(store());
    const other = store();
    const claim = join(folder, readdirSync(folder)[0]);
    for (const [at, seconds] of [
      [0, -1e7],
      [50_000, 1e7],
      [100_000, 5]
    ]) {
      now = at;
      utimesSync(claim, seconds, seconds);
      await expect(other.begin("a", "k", 1)).rejects.toEqual(CONFLICT);
    }
    now = 160_000;
    await first(other);
  });

  it("gives signs of life while it works", async () => {
    const one = store({leaseMs: 100});
    const request = await first(one);
    const other = store({leaseMs: 100, monotonic: () => performance.now()});
    const end = performance.now() + 400;
    while (performance.now() < end) {
      await expect(other.begin("a", "k", 1)).rejects.toEqual(CONFLICT);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await request.release();
    await first(other);
  });

  it("and comes back, changes nothing of the other's", async () => {
    const late = await first(store());
    const other = store();
    await expect(other.begin("a", "k", 1)).rejects.toEqual(CONFLICT);
    now = 60_000;
    const request = await first(other);
    await late.release();
    await expect(store().begin("a", "k", 1), "it is still claimed").rejects.toEqual(CONFLICT);
    expect(await request.keep(answer("the other's"))).toBe(null);
    expect(await late.keep(answer("late")), "which is to be sent").toEqual(answer("the other's"));
    expect(await store().begin("a", "k", 1)).toMatchObject({body: "the other's"});
  });
});

describe("a request that was taken for dead", () => {
  const taken = async (asked: unknown) => {
    const late = await first(store());
    const other = store();
    await other.begin("a", "k", 1).catch(() => {});
    now = 60_000;
    if (asked === 1) return {late, request: await first(other)};
    await (await first(other)).release();
    return {late, request: await first(other, "k", asked)};
  };

  it("and answers first, is the answer of both", async () => {
    const {late, request} = await taken(1);
    expect(await late.keep(answer("late"))).toBe(null);
    await late.release();
    expect(await request.keep(answer("the other's"))).toEqual(answer("late"));
  });

  it("sends no answer to another question", async () => {
    const {late, request} = await taken(2);
    await request.keep(answer("of another question"));
    expect(await late.keep(answer("late"))).toBe(null);
  });
});

describe("a machine that lost power", () => {
  const kept = async (): Promise<string> => {
    const request = await first(store());
    await request.keep(answer("lost"));
    await request.release();
    return join(folder, readdirSync(folder)[0]);
  };
  const worksAnew = async () => {
    const [one, other] = [store(), store()];
    const request = await first(one);
    await expect(other.begin("a", "k", 1), "all still share the folder").rejects.toEqual(CONFLICT);
    await request.keep(answer("anew"));
    await request.release();
    expect(await other.begin("a", "k", 1)).toMatchObject({body: "anew"});
    expect(warnings).toEqual([]);
  };

  it.each<[string, (content: Buffer) => Uint8Array]>([
    ["empty", () => Buffer.alloc(0)],
    ["cut in its header", (content) => content.subarray(0, 20)],
    ["cut in its body", (content) => content.subarray(0, -1)],
    ["of nothing but zeros", (content) => Buffer.alloc(content.length)],
    ["with a body of zeros", (content) => Buffer.from(content).fill(0, content.indexOf("\n") + 1)]
  ])("may leave an answer %s, which is none", async (_what, broken) => {
    const file = await kept();
    writeFileSync(file, broken(readFileSync(file)));
    await worksAnew();
  });

  it.each(["", '{"nonce":"', "\0\0\0"])("may leave a claim %o, which is none", async (content) => {
    const file = await kept();
    rmSync(file);
    writeFileSync(file.replace(/answer$/, "claim"), content);
    await worksAnew();
  });

  it("may leave both broken", async () => {
    const file = await kept();
    writeFileSync(file, "");
    writeFileSync(file.replace(/answer$/, "claim"), "");
    await worksAnew();
  });

  it("while a request is under way, keeps it from nothing", async () => {
    const request = await first(store());
    const claim = join(folder, readdirSync(folder)[0]);
    writeFileSync(claim.replace(/claim$/, "answer"), "");
    await request.keep(answer("kept"));
    expect(await store().begin("a", "k", 1)).toMatchObject({body: "kept"});
  });
});

describe("what is kept", () => {
  const keep = async (answers: KeptAnswers, key: string, body = "x") => {
    const request = await first(answers, key);
    await request.keep(answer(body));
    await request.release();
  };
  const BLOCK = 4096;
  const onDisk = (): number =>
    readdirSync(folder)
      .map((name) => Math.ceil(statSync(join(folder, name)).size / BLOCK) * BLOCK)
      .reduce((sum, bytes) => sum + bytes, 0);
  const has = async (key: string): Promise<boolean> => {
    const begun = await store().begin("a", key, 1);
    if ("body" in begun) return true;
    await begun.release();
    return false;
  };

  it("is no more than may be, the oldest go first", async () => {
    const answers = store({mostBytes: 4 * BLOCK});
    for (const key of ["1", "2", "3", "4"]) {
      await keep(answers, key);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await Promise.all(["1", "2", "3", "4"].map(has))).toEqual([false, false, true, true]);
  });

  it.each([
    ["small", 1, 400],
    ["of many blocks", 10 * BLOCK, 60]
  ])("is no more at any time, of answers %s, whoever keeps them", async (_what, length, count) => {
    const mostBytes = 100 * BLOCK;
    const stores = [store({mostBytes}), store({mostBytes})];
    let most = 0;
    for (let key = 0; key < count; key++) {
      await keep(stores[key % 2], String(key), "x".repeat(length));
      most = Math.max(most, onDisk());
    }
    expect(most).toBeLessThanOrEqual(mostBytes);
    expect(most, "and not much less").toBeGreaterThanOrEqual(0.6 * mostBytes);
  });

  it("is no more where many are kept at the same time", async () => {
    const mostBytes = 100 * BLOCK;
    const answers = store({mostBytes});
    await Promise.all(Array.from({length: 300}, (_, key) => keep(answers, String(key))));
    expect(onDisk()).toBeLessThanOrEqual(mostBytes);
  });

  it("is forgotten after its time", async () => {
    const answers = store({keptMs: 20});
    await keep(answers, "1");
    expect(await has("1")).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 40));
    await (await first(answers, "1", 2)).release();
    expect(await has("1")).toBe(false);
  });

  it("is removed from disk after its time, by a process that was started later and asked nothing", async () => {
    vi.useFakeTimers({toFake: ["setInterval", "clearInterval"]});
    const later = () => new Promise((resolve) => setTimeout(resolve, 60));
    const isEmpty = () => expect.poll(() => readdirSync(folder)).toEqual([]);
    try {
      await keep(store(), "1");
      await first(store(), "left-behind");
      vi.clearAllTimers();
      await later();
      const stop = store({keptMs: 40}).keepHouse();
      await isEmpty();
      await keep(store(), "2");
      await later();
      expect(readdirSync(folder)).toHaveLength(1);
      vi.advanceTimersByTime(60_000);
      await isEmpty();
      stop();
      expect([vi.getTimerCount(), warnings]).toEqual([0, []]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("is nothing to a process that finds no folder, and told where it cannot be read", async () => {
    store({folder: join(folder, "none")}).keepHouse()();
    writeFileSync(join(folder, "file"), "");
    store({folder: join(folder, "file")}).keepHouse()();
    await expect.poll(() => warnings).toMatchObject([{code: "ENOTDIR"}]);
    expect(readdirSync(folder)).toEqual(["file"]);
  });

  it("is this process's where the folder cannot be written", async () => {
    const blocked = join(folder, "file");
    writeFileSync(blocked, "");
    const answers = store({folder: join(blocked, "answers")});
    await keep(answers, "1");
    expect(await answers.begin("a", "1", 1)).toMatchObject({body: "x"});
    expect(warnings.length).toBeGreaterThan(0);
  });

  it("keeps nobody from an answer where it cannot be written any more", async () => {
    const answers = store();
    const request = await first(answers);
    rmSync(folder, {recursive: true});
    await request.keep(answer());
    await request.release();
    expect(warnings.length).toBeGreaterThan(0);
    mkdirSync(folder);
    await first(answers);
  });
});
