import {constants} from "node:os";
import {expect, it, vi} from "vitest";
import type {OpenPipeline} from "../../../cli/pipeline/open-pipeline.ts";
import {SiteRenewal} from "../../../cli/pipeline/site-renewal.ts";
import type {Stage} from "../../../lib/stage-runner/stage.ts";

const site = {name: "site", after: ["etl", "pages"], shows: ["promote"]} as unknown as Stage;

function renewal() {
  const ends: ((error?: Error) => void)[] = [];
  const warn = vi.fn();
  const bring = vi.fn(
    (_options: Parameters<OpenPipeline["bring"]>[0]) =>
      new Promise<never[]>((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve([]))))
  );
  const renewed = new SiteRenewal({bring, log: {info() {}, warn}}, [site]);
  return {renewed, bring, ends, warn};
}

it("builds as soon as pages and game are there, without waiting for what the site shows besides", () => {
  const {renewed, bring} = renewal();
  renewed.stageIsDone("duels");
  renewed.stageIsDone("etl");
  expect(bring).not.toHaveBeenCalled();
  renewed.stageIsDone("pages");
  expect(bring).toHaveBeenCalledTimes(1);
  expect(bring.mock.calls[0][0]).toMatchObject({target: "site", stages: [{name: "site", shows: []}]});
});

it("builds one at a time, also after one that failed, and shows stages that end soon after each other at once", async () => {
  vi.useFakeTimers();
  try {
    const {renewed, bring, ends, warn} = renewal();
    for (const name of ["etl", "pages", "duels"]) renewed.stageIsDone(name);
    expect(bring).toHaveBeenCalledTimes(1);
    expect(bring.mock.calls[0][0].priority).toBeUndefined();
    ends[0](new Error("no room"));
    await vi.advanceTimersByTimeAsync(9_000);
    expect(warn).toHaveBeenCalledWith("no room");
    renewed.stageIsDone("train");
    expect(bring).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(bring).toHaveBeenCalledTimes(2);
    // The stages come first.
    expect(bring.mock.calls[1][0].priority).toBe(constants.priority.PRIORITY_LOW);
    ends[1]();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(bring).toHaveBeenCalledTimes(2);
  } finally {
    vi.useRealTimers();
  }
});

it("builds a last time with all there is, at once, after the build that runs", async () => {
  const {renewed, bring, ends} = renewal();
  for (const name of ["etl", "pages", "duels"]) renewed.stageIsDone(name);
  const all = renewed.renewed();
  ends[0]();
  await vi.waitFor(() => expect(bring).toHaveBeenCalledTimes(2));
  expect(bring.mock.calls[1][0].priority).toBeUndefined();
  ends[1]();
  await all;
  expect(bring).toHaveBeenCalledTimes(2);
});
