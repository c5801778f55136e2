import {totalmem} from "node:os";
import {describe, expect, it} from "vitest";
import {memoryHere} from "../../../server/metrics/memory.ts";

const files =
  (texts: Readonly<Record<string, string>>) =>
  (path: string): string => {
    const text = texts[path];
    if (text === undefined) throw new Error(`ENOENT: ${path}`);
    return text;
  };
const V2 = {
  "/sys/fs/cgroup/memory.max": "1000000\n",
  "/sys/fs/cgroup/memory.current": "700000\n",
  "/sys/fs/cgroup/memory.stat": "anon 300000\nactive_file 1\ninactive_file 200000\n"
};

describe("memoryHere", () => {
  it("is the container's, without the cache that it can give back", () => {
    expect(memoryHere(files(V2))).toEqual({used: 500_000, available: 500_000});
  });
  it("reads the older version of control groups", () => {
    const v1 = {
      "/sys/fs/cgroup/memory/memory.limit_in_bytes": "1000000\n",
      "/sys/fs/cgroup/memory/memory.usage_in_bytes": "900000\n",
      "/sys/fs/cgroup/memory/memory.stat": "inactive_file 5\ntotal_inactive_file 100000\n"
    };
    expect(memoryHere(files(v1))).toEqual({used: 800_000, available: 200_000});
  });
  it("is the machine's without a limit, and where there are no control groups", () => {
    for (const texts of [{...V2, "/sys/fs/cgroup/memory.max": "max\n"}, {}]) {
      const {used, available} = memoryHere(files(texts));
      expect(used + available).toBeCloseTo(totalmem(), -8);
    }
  });
});
