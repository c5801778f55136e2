import {expect, it} from "vitest";
import {resolveCommit} from "../../../cli/report/git.ts";

const head = resolveCommit("HEAD");

it.skipIf(head === null)("gives a commit's full id, and takes no option for one", () => {
  expect(head).toMatch(/^[0-9a-f]{40}$/);
  expect(resolveCommit(head!.slice(0, 10))).toBe(head);
});

it("gives null for what is no commit", () => {
  for (const reference of ["no-such-branch", "--all", "HEAD:package.json", ""])
    expect(resolveCommit(reference)).toBeNull();
});
