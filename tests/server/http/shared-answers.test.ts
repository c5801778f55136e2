import {readdirSync, readFileSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {answer, clock, first, folder, store, useAnswersFolder, warnings} from "../support/answers-folder.ts";

useAnswersFolder();

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
    clock.now = 59_999;
    expect(await tries()).toBe(0);
    clock.now = 60_000;
    expect(await tries()).toBe(1);
    clock.now = 119_999;
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
      clock.now = at;
      utimesSync(claim, seconds, seconds);
      await expect(other.begin("a", "k", 1)).rejects.toEqual(CONFLICT);
    }
    clock.now = 160_000;
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
    clock.now = 60_000;
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
    clock.now = 60_000;
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
