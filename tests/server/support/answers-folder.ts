import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach} from "vitest";
import type {FirstRequest, KeptAnswer, KeptAnswers} from "../../../server/http/kept-answers.ts";
import {MemoryAnswers} from "../../../server/http/memory-answers.ts";
import {SharedAnswers} from "../../../server/http/shared-answers.ts";

export let folder: string;
export let warnings: unknown[];
/** By which leases run out. */
export const clock = {now: 0};

/** Gives each test of a file a folder of kept answers, and a clock that stands at 0. */
export function useAnswersFolder(): void {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "answers-"));
    clock.now = 0;
    warnings = [];
  });
  afterEach(() => rmSync(folder, {recursive: true, force: true}));
}

type Options = Partial<ConstructorParameters<typeof SharedAnswers>[0]>;
/** As another process has it: nothing in common but the folder. */
export const store = (options: Options = {}) =>
  new SharedAnswers({
    folder,
    otherwise: new MemoryAnswers(),
    warn: (error) => void warnings.push(error),
    leaseMs: 60_000,
    monotonic: () => clock.now,
    ...options
  });
export const answer = (body: KeptAnswer["body"] = "é\n2"): KeptAnswer => ({
  type: "text/csv",
  modelVersion: "1",
  body
});
export const first = async (answers: KeptAnswers, key = "k", asked: unknown = 1): Promise<FirstRequest> => {
  const begun = await answers.begin("a", key, asked);
  if ("body" in begun) throw new Error("it is not the first");
  return begun;
};
