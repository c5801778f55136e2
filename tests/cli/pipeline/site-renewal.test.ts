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

it("builds one at a time, and once more for all that came meanwhile, also after one that failed", async () => {
  const {renewed, bring, ends, warn} = renewal();
  for (const name of ["etl", "pages", "duels", "train"]) renewed.stageIsDone(name);
  expect(bring).toHaveBeenCalledTimes(1);
  ends[0](new Error("no room"));
  await vi.waitFor(() => expect(bring).toHaveBeenCalledTimes(2));
  expect(warn).toHaveBeenCalledWith("no room");
  const all = renewed.renewed();
  ends[1]();
  await vi.waitFor(() => expect(bring).toHaveBeenCalledTimes(3));
  ends[2]();
  await all;
  expect(bring).toHaveBeenCalledTimes(3);
});
